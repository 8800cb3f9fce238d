"""Names beside quotations in Chinese and Japanese, which have no spaces between words."""

from podcaster.system.lazy_regex import lazy_regex

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖"
    "石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常温康施洪季庄欧柯"
)
"""Common surnames: a name of two or three characters begins with one."""
_SAYS = (
    "(?:说道|说|表示|补充道|补充说|补充|回答道|回答|问道|问|告诉记者|指出|认为|解释说|解释道|解释|介绍说|介绍道|介绍"
    "|强调|坦言|喊道|写道|笑道|答道|感叹道|感叹|回忆说|回忆道|回忆)"
)
_HOW = "(?:笑着|哭着|低声|大声|轻声|随后|则|也|又|接着|最后|对记者|平静地|认真地)?"
_NAME = rf"(?P<name>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}?)"
_CHINESE_AFTER = lazy_regex(rf"[\u4e00-\u9fff]{{0,10}}?{_NAME}{_HOW}{_SAYS}")
_CHINESE_BEFORE = lazy_regex(rf"(?:^|[。！？，；\s])[\u4e00-\u9fff]{{0,10}}?{_NAME}{_HOW}{_SAYS}[：:，,]\s*$")
_KNOWN = r"(?P<name>[\u4e00-\u9fff々\u30a0-\u30ff]{2,8}?)"
_VERB = "(?:言|話|語|答|述|笑|尋|聞|叫|つぶや|説明|付け加|振り返|続け|問|囁|ささや|うなず|返し|呟|訴え|明か)"
_SUBJECT = rf"{_KNOWN}(?:さん|氏|君|くん|ちゃん|様|先生)?(?:は|が|も)"
_JAPANESE_AFTER = lazy_regex(rf"と、?(?:[^。「」]{{0,12}}の)?{_SUBJECT}[^。「」]{{0,12}}{_VERB}")
_JAPANESE_BEFORE = lazy_regex(rf"(?:^|[。、\s]|の){_SUBJECT}、?\s*$")
_JAPANESE_END = lazy_regex(rf"と[^。「」]{{0,8}}{_VERB}")


def named_beside(before: str, after: str, language: str) -> str:
    """Return the name beside a quotation, given the text on both sides; "" without one."""
    if language == "zh":
        match = _CHINESE_AFTER.match(after) or _CHINESE_BEFORE.search(before)
        return match["name"] if match is not None else ""
    if language == "ja":
        match = _JAPANESE_AFTER.match(after)
        if match is None and _JAPANESE_END.match(after):
            match = _JAPANESE_BEFORE.search(before)
        return match["name"] if match is not None else ""
    return ""
