"""The demonstration's stories: invented parties, and how far their cases have come."""

from mingjing.server.demo_stories import Story

# What is published goes to its channel, which gives a receipt; a visit finds things put right.
PUSHED = ("deliver_to_channel", "record_channel_receipt")
SHOWN = ("publish_item", *PUSHED)
CHECKED = "check_rectification"
STORIES = (
    Story(
        party="鸿运餐饮店", kind="个体工商户", person="陈国良", cause="占用人行道摆放桌椅经营", fine=500,
        facts="当事人未经批准，在店门前人行道摆放折叠桌四张、塑料凳十四只，供顾客就餐，占用约十二平方米。",
        place="建设路118号门前人行道", until="propose_case", began=1,
    ),
    Story(
        party="永盛超市", kind="个体工商户", person="林桂芳", cause="占用人行道堆放货物", fine=300,
        facts="当事人未经批准，在店门外人行道堆放纸箱和瓶装饮料，占用盲道约六平方米，影响行人通行。",
        place="文化路52号门前人行道", until="inspect_site", began=4,
    ),
    Story(
        party="王建国", kind="自然人", cause="占用城市道路堆放建筑垃圾", fine=200,
        facts="当事人用三轮车将装修产生的碎砖约零点五立方米堆放在河堤路非机动车道，被道路监控拍下，当事人承认。",
        place="河堤路中段非机动车道", address="河堤村12号", until="conclude_investigation", began=7,
    ),
    Story(
        party="广源物流有限公司", kind="法人", person="周启明", cause="擅自挖掘城市道路", fine=12000,
        facts="当事人未经批准，在园区路挖掘沥青路面长八米、宽零点六米，用于敷设电缆，检查时管沟尚未回填。",
        rectify="立即停止挖掘，在限期内回填管沟并恢复路面", place="园区路与兴业路交叉口东侧",
        until="answer_statement", began=14, address="园区路8号", review="sent",
        more={"preserved": "液压破碎镐一台、切割机一台"},
    ),
    Story(
        party="明达广告有限公司", kind="法人", person="何晓东", cause="擅自在路灯设施上设置广告牌", fine=3000,
        facts="当事人未经批准，在人民路路灯杆上设置灯箱广告牌十二块，每块约一点五平方米。",
        item="六", rectify="限期拆除设置在路灯设施上的广告牌", address="建设路66号",
        place="人民路（文化路至建设路段）",
        until="answer_statement", began=14, review="agreed",
    ),
    Story(
        party="锦程汽车服务有限公司", kind="法人", person="彭立军", cause="占用人行道停放待修车辆", fine=3000,
        facts="当事人未经批准，在店门前人行道停放待修车辆两辆，占用约十八平方米，影响行人通行。",
        place="东环路31号门前人行道", until="answer_statement", began=10, review="again", reduced=1500,
    ),
    Story(
        party="旺角建材有限公司", kind="法人", person="谢春生", cause="占用人行道堆放建材", fine=2500,
        facts="当事人未经批准，在店门前人行道堆放瓷砖、水泥，占用约二十二平方米，影响行人通行。",
        place="兴业路17号门前人行道", until="answer_statement", began=13, review="disputed",
    ),
    Story(
        party="宏运工程队", kind="个体工商户", person="魏长顺", cause="擅自挖掘城市道路", fine=15000,
        facts="当事人未经批准，挖掘学府路机动车道长二十米、宽一米，用于敷设排水管，挖断通信线缆一处。",
        rectify="立即停止挖掘，在限期内回填并恢复路面", place="学府路（青年路至文昌街段）",
        address="文昌街40号", until="file_major_decision", began=18, after=(*SHOWN, CHECKED),
    ),
    Story(
        party="李红", kind="自然人", cause="占用城市道路设摊", fine=100,
        facts="当事人在实验小学门口的人行道设水果摊，占用约三平方米，经两次劝离后又返回经营。",
        place="实验小学门前人行道", address="文昌街7号", until="decide_penalty", began=13,
    ),
    Story(
        party="恒通建设工程有限公司", kind="法人", person="吴志强", cause="施工工地未设置硬质围挡",
        facts="当事人承建的道路改造工地北侧约四十米没有设置硬质围挡，裸露土方约二百平方米没有覆盖。",
        rule="dust", rectify="限期设置硬质围挡并覆盖裸露土方", place="东环路改造工程工地北侧",
        address="东环路200号",
        until="serve_directly", began=22, after=SHOWN, fine=15000,
    ),
    Story(
        party="佳美洗车行", kind="个体工商户", person="孟祥云", cause="占用人行道洗车", fine=800,
        facts="当事人未经批准，在店门前人行道摆放高压水枪清洗车辆，占用约二十平方米，路面积水。",
        place="新兴路9号门前人行道", until="publish_item", began=34, after=(*PUSHED, CHECKED),
    ),
    Story(
        party="城东菜鸟驿站", kind="个体工商户", person="徐丽", cause="擅自在路灯设施上设置广告牌", fine=200,
        facts="当事人未经批准，在东升路五根路灯杆上设置招揽广告牌五块，经责令已拆除。",
        item="六", rectify="立即拆除设置在路灯设施上的广告牌", place="东升路26号附近",
        until="archive_volume", after=PUSHED, began=60,
    ),
    Story(
        party="赵小军", kind="自然人", cause="占用人行道堆放装修材料", fine=50,
        facts="当事人将水泥十袋、黄沙约零点二立方米堆放在人行道上，执法人员当场发现，当事人承认并立即清理。",
        rectify="立即清理", place="光明小区西门外人行道", address="光明小区3幢201室",
        until="archive_volume", after=PUSHED, began=40, spot=True,
    ),
    Story(
        party="宏达管道安装有限公司", kind="法人", person="郭建华", cause="擅自占用、挖掘城市道路",
        facts="当事人未经批准，占用、挖掘迎宾路机动车道，开挖长三十米、宽一点二米，用于敷设供热管道。",
        rectify="立即停止挖掘，在限期内回填并恢复路面", place="迎宾路（中心街至学府路段）",
        until="decide_deferral", began=48, after=(*SHOWN, CHECKED), fine=18000,
        more={"heard": True, "deferred": True, "discussed": True},
        address="迎宾路301号",
    ),
    Story(
        party="百味早餐店", kind="个体工商户", person="马秀英", cause="占用人行道摆放桌椅经营", fine=200,
        facts="举报人反映当事人在人行道摆放桌椅。", place="民生巷15号", until="decline_case", began=12,
        more={"declined": "经两次到现场核查，桌椅均摆放在店内，没有占用人行道，没有违法事实，不予立案。"},
    ),
    Story(
        party="西城五金店", kind="个体工商户", person="高文斌", cause="占用人行道堆放货物", fine=600,
        facts="当事人未经批准，在店门前人行道堆放钢管、角铁，占用约十五平方米，影响行人通行。",
        place="西环路77号门前人行道", until="demand_performance", began=48, after=(*PUSHED, CHECKED),
        more={"unpaid": True},
    ),
    Story(
        party="春晖花店", kind="个体工商户", person="沈雪梅", cause="占用人行道摆放花架", fine=0,
        facts="当事人在店门前人行道摆放花架一个，占用约一平方米，经指出后当场搬回，没有造成危害后果。",
        place="学府路31号门前人行道", until="serve_directly", began=16, after=(CHECKED,),
        more={
            "spared": True, "kinds": (), "fine": None, "decision": "对当事人不予行政处罚",
            "basis": "《中华人民共和国行政处罚法》第三十三条第一款",
        },
    ),
    Story(
        party="福来水果店", kind="个体工商户", person="罗小芬", cause="占用人行道摆放水果摊", fine=400,
        facts="当事人未经批准，在店门前人行道摆放水果筐十二只，占用约八平方米，影响行人通行。",
        place="青年路14号门前人行道", until="archive_volume", after=PUSHED, began=92,
    ),
    Story(
        party="老街烧烤店", kind="个体工商户", person="董建军", cause="占用人行道摆放烧烤桌椅", fine=500,
        facts="当事人未经批准，在店门前人行道摆放烧烤炉一台、桌子三张，占用约十平方米。",
        place="老街3号门前人行道", until="archive_volume", after=PUSHED, began=96,
    ),
    Story(
        party="顺达轮胎店", kind="个体工商户", person="石磊", cause="占用人行道堆放轮胎", fine=500,
        facts="当事人未经批准，在店门前人行道堆放轮胎约二十只，占用约十平方米，影响行人通行。",
        place="机场路45号门前人行道", until="archive_volume", after=PUSHED, began=101,
    ),
    Story(
        party="新天地家具城", kind="法人", person="蒋文涛", cause="占用人行道摆放家具", fine=1500,
        facts="当事人未经批准，在商场门前人行道摆放沙发、衣柜十余件，占用约十八平方米。",
        place="商贸路1号门前人行道", until="archive_volume", after=PUSHED, began=105, address="商贸路1号",
    ),
    Story(
        party="晨光文具店", kind="个体工商户", person="余静", cause="占用人行道摆放货架", fine=450,
        facts="当事人未经批准，在店门前人行道摆放货架两组，占用约六平方米，影响学生通行。",
        place="学府路8号门前人行道", until="archive_volume", after=PUSHED, began=110,
    ),
)  # fmt: skip
