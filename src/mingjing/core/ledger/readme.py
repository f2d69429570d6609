"""The README.txt that every offline package carries, for whoever unpacks it without this software."""

TEXT = """明镜案卷包（mingjing-package/1）

这个压缩包是一份行政执法卷的全过程记录，附有可以离线核验的证明。

核验方法一：在任何装有明镜的电脑上运行
    mingjing verify 本文件.zip --key 签发机关公布的公钥
不需要数据库，也不需要联网。公钥请从机关公布的渠道取得，不要只用包内的 verifier.key：
包内公钥只能证明包内各部分彼此相符，不能证明是谁签发的。

核验方法二：不用明镜，按下列公开格式自行核验。
  manifest.json   清单：各文件的大小、SHA-256 和 SM3，附件的原名
  manifest.note   对清单摘要的签名（C2SP signed-note，Ed25519）
  checkpoint      日志检查点（C2SP tlog-checkpoint）：日志名、条数、根散列、签名
  verifier.key    日志公钥：名称+编号+Base64
  entries.jsonl   每行一条记录：
                    entry 记录内容；salt 盐（十六进制）；leaf 日志中的叶；
                    index 叶在日志中的序号；proof 收录证明（RFC 6962）；
                    内容依法不随包提供的，entry 为空，absent 写明理由，叶与证明仍在
  rules.json      作出各行为时适用的规则集版本与条款
  blobs/          附件与文书，以 SHA-256 命名，原名见清单

  承诺值 = HMAC-SHA256(盐, "mingjing/commitment/v1" + 换行 + 记录的规范 JSON)
  规范 JSON：RFC 8785，不含小数
  叶散列 = SHA-256(0x00 + 叶的规范 JSON)
  从叶散列沿 proof 逐级计算，应得到 checkpoint 中的根散列。
  卷内序号 position 应从 1 起连续；最后一条的叶带 closing 时，卷到此为止。

能证明的：记录及其附件自封存以后没有被改、删、插、换；封存时的次序。
不能证明的：记录的内容在写入时是否真实；封存之前发生的改动；
卷尚未办结时，此后是否还有记录。
"""
