"""What only this room refuses. Every message says what stands in the way and what to do."""


class ApiError(Exception):
    """The base of what only this room refuses."""


class NoBusiness(ApiError):
    """An administrator asked for files."""

    def __init__(self) -> None:
        super().__init__("系统管理员管理账号和规则，不办案，也不能查看案卷。请由办案人员登录后办理。")


class AnotherSite(ApiError):
    """A session's request without its CSRF token: perhaps another site's doing."""

    def __init__(self) -> None:
        super().__init__(
            "请求没有带上防伪标记（X-CSRFToken），没有办理。请刷新页面后重试，或者改用访问令牌。"
        )


class TwoKeys(ApiError):
    """The key in the header is not the one in the body."""

    def __init__(self) -> None:
        super().__init__("Idempotency-Key 和 token 不一致，请只写一个，或者写成一样的。")


class FormSent(ApiError):
    """A form where the bare content was wanted."""

    def __init__(self) -> None:
        super().__init__("请把文件内容直接作为正文送来，Content-Type 写文件的类型，不要用表单。")


class NothingHere(ApiError):
    """No such address."""

    def __init__(self) -> None:
        super().__init__("没有这个地址。全部地址见 /api/v1/。")


class WrongMethod(ApiError):
    """The address doesn't know this method."""

    def __init__(self, allowed: str) -> None:
        super().__init__(f"这个地址只接受 {allowed}。用法见 /api/v1/。")
