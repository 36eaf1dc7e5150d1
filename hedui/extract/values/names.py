"""Names of parties: what can be one, and where one stands in the text behind a label."""

from __future__ import annotations

from functools import lru_cache

import regex

from hedui.extract.values.currencies import NAMES
from hedui.extract.values.people import SURNAME, is_person
from hedui.extract.values.pieces import Part, free_text
from hedui.normalize import grammar, punctuation

_TAIL = grammar.pattern(
    r"\s*[(（【]\s*(?:以下|下称|或?(?:简|统|合|又|亦)称|下文|全称|盖\s*章|公\s*章|签\s*章|签\s*字|签\s*名|单位公章|章|印章"
    r"|加盖|手写|并盖章|印\s*[)）]|\p{Han}{2}专用章|[“\"])[^)）】]*[)）】]?\s*$",
    r"\s*[(（](?:[男女](?:性)?|夫妻(?:关系)?|夫妇|配偶|共有人?|共同共有)[)）]\s*$|\s*[(（][男女](?:性)?[,，、;；][^()（）]*[)）]?\s*$",
    r"\s*(?:[\[［〔【](?:注?\d{1,2}|注)[\]］〕】]|\^\d{1,2}\^|(?<=\p{Han}[)）]?)[①-⑳¹²³⁰⁴-⁹†‡]+)\s*$",
    r"\s*[(（][^()（）]{0,12}(?:见附[表件]|附后)[^()（）]{0,8}[)）]\s*$",
    r"(?<=\p{Han})\s*[/／]\s*[A-Z][A-Za-z\p{Han}.· ]{1,30}$",
    r"(?<=\p{Han})\s*[(（]\p{Latin}[^()（）\p{Han}]+[)）]\s*$|(?<=\p{Han})\s*(?:组成的?)?联合体\s*$"
    r"|(?<=\p{Han}{4})\s+\p{Lu}[\w&.,'’\- ]+ (?i:ltd|inc|llc|limited|corp|corporation|company|gmbh)\.?\s*$",
    r"(?<=[A-Za-z.])\s*[(（]\p{Han}[^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*[)）]\s*$",
    r"\s*[(（]\p{Han}{2,6}[,，、]\s*(?:以下|下称|简称)[^()（）]*[)）]\s*$|\s*[(（](?:法定代表人|代表人|负责人|经营者)[^()（）]{0,12}[)）]\s*$",
    r"(?<=[\p{Han})）])\s*(?:19|20)\d{2}\s?[年.\-/]\s?\d{1,2}\s?[月.\-/]\s?\d{1,2}\s?日?\s*$",
    r"\s*[(（](?:公民)?(?:身份|证件|护照|(?i:id))[^()（）]*[)）]\s*$",
    rf"\s*[(（](?:由|委托)?{SURNAME.pattern}\p{{Han}}{{1,2}}代(?:理|签|办|为?签[字订署])?[)）]\s*$",
    r"\s*[(（](?:原|曾用|笔|艺|网|别|英文)名[^()（）]*[)）]\s*$",
    r"\s*[(（][^()（）:：]{1,20}[:：][^()（）]{1,60}[)）]\s*$|\s*[(（]\d{17}[\dXx][)）]\s*$",
    r"(?<=\p{Han}{2})\s?(?=[\p{Latin}'’ ]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])\p{Latin}[\p{Latin}'’ ]*$",
    r"\s*[(（]\p{Han}{1,12}(?:方|人|者|商|伙伴|客户|用户|业主)[)）]\s*$|\s*[(（](?:客户|用户|业主)[)）]\s*$",
    r"[\s,;。]*(?<![和与及])(?:系|是|为)?一(?:家|间|名|位)(?=[^,;。]{0,12}(?:根据|依据|依照|按照|注册|成立|设立|组建|存续|中国|公民)).*$",
    r"[\s,;。]*(?:以下(?:统|合)?简?称|下称(?:统|合)?简?称|(?<=[\s,;。])下?(?:统|合|简)*称).*$",
    r"\s*(?:\p{Han}{2}专用章?|公章|印章)(?:[(（]\d+[)）])?\s*$|(?<=\p{Han}{2})[\s　]+印\s*$",
    r"(?<=\p{Han}{4})\s+(?:网址|网站|官网|传真|电话|手机|邮箱|邮编|微信|地址|住所|联系人|法定代表人|性别|民族|年龄)"
    r"\s*$",
)
"""What stands behind a name without being part of it: what it is called for short, a seal, another name, a number,
what a form asks next."""
CALLED_END = regex.compile(r"[(（]\s*(?:以下|下|或)(?:统|合)?(?:简)?称[^()（）]{1,12}[)）]\s*$")
"""What a name is called for short, in a bracket at the end of its line."""
_STRONG = (
    r"(?:公司|集团|医院|大学|学院|学校|[中小]学|幼儿园|委员会|研究[院所]|事务所|合作社|工作室|[\p{Han}]{2}局|厅|[支分]行|银行"
    r"|中心|经营部|办公室|[协学商]会|基金会|[\p{Han}]{2}馆|政府)"
)
_SENTENCE_BEHIND = grammar.pattern(
    rf"(?<name>[\p{{Han}}A-Za-z0-9·&()（）]{{2,40}}?{_STRONG})(?<aside>\s*[(（][^()（）]{{1,20}}[)）])?"
    r"(?=\s*(?:[甲乙丙双三各]方|甲、?乙|(?:{numeral}{1,3}|\d{1,2})[、.．](?!\d)|第[一1][章条]|[,，。;；]|本着|根据|依据"
    r"|依照|按照|鉴于|经(?:\p{Han}{0,3}[双三各]方|友好|协商|过)|就\p{Han}|为(?:了|\p{Han}{2})|因\p{Han}|由于|以下|兹))"
)
"""A name by its last word, and behind it a sentence or a clause on the same line."""
_CLAUSE_BEHIND = regex.compile(
    rf"\s*[\p{{Han}}A-Za-z0-9·&()（）]{{2,40}}?{_STRONG}\s*(?:第[一1][章条]|[一1]、)\s*\p{{Han}}"
)
"""A name that the first clause follows on its line."""
_LED = regex.compile(
    rf"\s*(?<name>[\p{{Han}}A-Za-z0-9·]{{2,40}}?{_STRONG})\s*[(（](?:联合体)?(?:牵头|主办|主体)\p{{Han}}{{0,4}}[)）]\s*[、,，;；与和及]"
)
"""Who leads several and is named for all of them: A公司（牵头人）、B公司（成员）."""
PRONOUNCED = regex.compile(
    r"(?<=\p{Han})(?:\s?[(（]\p{Lu}?\p{Ll}+(?:[ '’]\p{Lu}?\p{Ll}+)*[)）](?=\p{Han})"
    r"|\s?(?=[\p{Latin}'’ ]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])\p{Latin}[\p{Latin}'’ ]*)"
)
"""How the characters before it are said, printed among them: 川泽chuānzé科技, 青岚(Qinglan)信息."""
_NAME_FIRST = regex.compile(
    rf"[【\s]*(?![和与及同由向对])[\p{{Han}}A-Za-z0-9·&()（）]{{2,40}}?{_STRONG}"
    r"(?=\s*[】,，;；(（]|\s+\p{Han}{2,8}(?:[:：]|\s*$))"
)
_LEGAL_FORM = (
    r"(?:pte|co|pty|sdn)\.,?(?:ltd|limited|bhd)|inc|ltd|llc|l\.l\.c|gmbh|corp|corporation|co|company|limited|plc|s\.?a"
    r"|ag|b\.?v|n\.?v|pte|llp|lp|k\.?k|oyj?|ab|a/?s|s\.?p\.?a|sarl|s\.?r\.?l|s\.?l(?:\.?u)?|bhd|pty|k\.?g|ltda|tbk|fze|dmcc"
)
_LATIN_KIND = "group|holdings|foundation|university|institute"
_LATIN = regex.compile(
    r"(?=.{4,80}$)(?:(?:(?:[\p{Lu}0-9][\w&.,'’/\-]*|&|and|de|of)\s+){1,9}"
    r"|(?:[\p{Lu}0-9][\w&.'’/\-]*\s+){0,8}\p{Lu}[\w&.'’/\-]*,\s?)"
    rf"\(?(?i:{_LEGAL_FORM}|{_LATIN_KIND})\.?\)?"
    r"|(?=.{4,80}$)(?:PT|OOO|CV)(?:\s+\p{Lu}[\w&.'’\-]*){1,6}"
)
"""A foreign organisation, by the form that it says of itself."""
LEGAL_FORM_AT_END = regex.compile(rf"\b(?i:{_LEGAL_FORM})\.$")
"""The legal form of a foreign organisation that ends with its full stop."""
_LATIN_LABEL = (
    "click|here|please|signature|sign|seal|stamp|date|address|name|company|tel|fax|e-?mail|contract|party|the|of|and"
)
_LATIN_PERSON = regex.compile(
    rf"(?!.*\b(?i:{_LATIN_LABEL})\b)"
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Madam)\.? ?[A-Za-z][A-Za-z.'’-]+(?: [A-Za-z][A-Za-z.'’-]*){0,2}"
    r"|\p{Lu}[\p{Ll}'’-]+(?: \p{Lu}[\p{Latin}.'’-]*){1,3}|[A-Z][A-Z'’-]+(?: [A-Z][A-Z.'’-]*){1,3})"
)
"""A person's name in Latin letters: with a title, or two to four capitalised words."""
_HEAD = regex.compile(
    r"^\s*[—–\-]{1,4}\s*|^\s*(?:即|指|系)(?=\p{Han}{4})|^\s*[(（]\p{Han}{1,5}[方人者商][)）]\s*[:：]?\s*|^\s*[(（]\s*(?:盖\s*章|公\s*章|签\s*章|签\s*字|章|以下简称[^)）]*)\s*[)）]\s*[:：]?\s*"
)
_CLAUSE_BEFORE = regex.compile(
    r"\s*(?:系|为)?(?:一[家间])?(?:根据|依据|依照|按照|依|按)[^,，。;；:：\n]{0,30}?法律?[^,，。;；:：\n]{0,24}?"
    r"(?:设立|成立|注册|组建|登记|存续|存在|组织)[^,，。;；:：\n]{0,16}?的"
    r"(?:(?:外商(?:独资|投资)|中外合资(?:经营)?|中外合作|独资|合伙|有限合伙)企业|(?:豁免|有限责任|股份有限|有限|私人)*公司(?=[—–\-\p{Han}A-Z])"
    r"|法人|机构)?\s*[—–\-]{0,4}\s*"
)
"""What stands before a name and tells of whom it is: 依照中国法律设立并有效存续的外商独资企业…"""
_LAW_BEFORE = regex.compile(
    r"^\s*(?:一[家间])?(?:根据|依据|依照|按照|依|按)[^,，。;；:：\n]{0,30}?法律?[^,，。;；:：\n]{0,40}?的"
)
_VILLAGERS = regex.compile(
    r"(?![甲乙丙本]|各)\p{Han}{2,14}(?:[、和及]\p{Han}{1,10}){0,4}"
    r"(?<=\p{Han}[村队组社屯寨乡镇](?:全体)?(?:村民|农户|社员|承包户|户主|居民|农民|渔民|牧民)(?:代表)?)"
)
"""Families of a village, or of several teams of it, who are one party: 青石村二队、三队村民."""
_ENCLOSED = regex.compile(r"\s*[(（](?<name>[^()（）]+|[^()（）]*[(（][^()（）]*[)）][^()（）]*)[)）]\s*$")
_KINDS_OF_ORGANISATION = (
    "公司|集团|局|厅|院|校|学|中心|委员会|政府|办公室|办事处|银行|支行|分行|厂|店|社|所|站|"
    "队|部|处|会|馆|协会|基金会|合作社|事务所|工作室|商行|超市|酒店|宾馆|园|府|署|矿|场|库|"
    "台|室|分局|大队|支队|中队|营业部|经营部|门市部|联盟|研究院|法院|检察院|监狱|部队|小学|"
    "中学|户|行|坊|城|广场|港|铁路|段|区|村|组|镇|乡|街道|军|团|分公司|党校|幼儿园|宫|苑|"
    "堂|庄|居|轩|阁|屋|铺|吧|网|车行|农场|林场|牧场|电厂|水厂|海关|苗圃|酒楼|茶楼|街道办|"
    "药房|百货|民宿|画廊|农家乐|健身房|合伙企业|独资企业"
)
_ORGANISATION = regex.compile(f"(?:{_KINDS_OF_ORGANISATION})$")
_SEALED_BEFORE = regex.compile(r"\s*[(（](?:盖章|公章|签章|签字|盖单位章)[^()（）]*[)）]\s*(?=\p{Han})")
_SURNAME_ONLY = regex.compile(rf"{SURNAME.pattern}(?:先生|女士)")
"""All that an agreement with its names withheld says of a person: 王先生."""
_ACTS = grammar.pattern(
    r"的(?:权利|义务|责任)",
    r"(?<!^(?![应由按对向经将与和])\p{Han}{2,6})[甲乙丙丁戊]方|[甲乙丙丁戊]方(?!\p{Han}{2,12}公司$)|双方",
    r"签订|盖章|签字|以下|应当|不得|有权|负责|承担|同意|根据|按照",
    r"支付(?!(?:科技|网络|技术|服务|信息|数据|清算|结算|系统|平台)*(?:股份)?(?:有限)?(?:责任|集团)?(?:公司|协会|中心))",
    r"^(?:[应须需][向按将于在以由]|向|按|由|经|将|对)(?=\p{Han}{6})",
)
_NOT_NAME = regex.compile(
    r"^(?:详?见|参见|应|须|不得|有权|负责|将|在|同意|承担|提供|按|对|未|如|若|因|向|为|的|可|已|或|与|及|和|以|自|于|是|需)"
    r"|的(?:权利|义务|责任)|(?:甲|乙|双|丙)方|签订|盖章|签字|协议|合同$|以下"
)
_PERSON_FIRST = regex.compile(
    rf"\s*(?<name>{SURNAME.pattern}\p{{Han}}{{1,3}})[,，、]\s?(?:性别[:：]?)?[男女](?:性|士)?(?=[,，。;；、]|\s*$)|"
    rf"\s*(?<name>{SURNAME.pattern}\p{{Han}}{{1,2}})[(（]\p{{Han}}{{2,10}}[)）]\s+(?=\p{{Han}}{{4}})"
    rf"|\s*(?<name>{SURNAME.pattern}\p{{Han}}{{1,2}})[,，]\s?(?=兹|双方|经双方|[甲乙]方|特此)"
    rf"|\s*(?<name>{SURNAME.pattern}\p{{Han}}{{1,3}})\s+(?=根据|依据|依照|按照|鉴于|本着|经双方|为了|为明确|兹|[甲乙双]方|甲、?乙|第[一1][章条]|[一1]、)"
)
"""A person's name, perhaps with what tells who it is, before a blank and a sentence or the first clause; 何静，男，…"""
_SEVERAL = regex.compile(
    rf"{SURNAME.pattern}\p{{Han}}{{1,2}}(?:\s*[、,，;；/和与及]\s*{SURNAME.pattern}\p{{Han}}{{1,2}}|\s{{1,3}}{SURNAME.pattern}\p{{Han}}{{1,2}}){{1,4}}"
)
"""Several people who are one party: 何静、陶小满."""
_BESIDE = regex.compile(r"(?<=\p{Han})\s+(?=\p{Han})")
"""What alone stands between two names side by side."""
_NUMBERED = regex.compile(r"\s*[(（]\d{1,2}[)）]\s*")
_ONLY_TYPE = regex.compile(
    r"(?:股份|有限|责任|集团|总|分|子)*公司|(?:普通|有限|个人|外商)?(?:合伙|独资)企业|集团|[厂店局厅院校]|医院|学校|大学|银行|中心|委员会|村民?|个人|单位"
)
"""What kind of party it is, and not who."""
_LEFT_OPEN = regex.compile(
    r"\s*(?:[\s_]{2,}|_)(?:股份|有限|责任|集团|工程|监理|施工|建设|建筑|设计|咨询|物业|服务|管理|科技|技术|律师|会计师?|税务师?|加工|制造"
    r"|贸易|商贸|实业|发展|投资|文化|传媒|劳务|派遣|运输|物流|保险|银行|分|支|总|市|县|区|省)*"
    r"(?:公司|[厂局院校所站]|学校|医院|大学|学院|中心|银行|事务所|委员会|[分支]行|单位)[\s_]*(?:$|[,;。，；(（])"
)
"""Room for a name on a form, and what kind of party is to be named: ______有限公司."""
_UNIT = regex.compile(
    rf"^(?:{NAMES})?[百千万亿]{{0,2}}(?:{NAMES}|[元圆])(?:[/／]\p{{Han}}{{0,4}}|整)?$"
    r"|^[百千万亿]?(?:公斤|千克|克|吨|[平立]方米?|公里|千米|米|升|亩|公顷|度|台|套|件|个|只|人|户|人次|次|条|份|年|月|日|天|小时)$"
)
"""What 单位： asks for over a table: the unit of its figures."""
_NO_PLACE_IN_NAMES = grammar.pattern(r"[。;!?:|]|\d{7}|^附[件录表]{number}{0,3}$|\d[台个套件只]$")
_FORM = regex.compile(
    r"[(（](?:(?:特殊)?普通合伙|有限合伙|合伙企业|个人独资(?:企业)?|个体工商户|事业单位|集体企业|有限责任)[)）]$"
)
"""A legal form at the end of an organisation's name."""
_CLOSING_PARENTHESIS = regex.compile(r"[(（][^()（）]*[)）]$")
_OF_A_CONSORTIUM = regex.compile(r"[(（](?:联合体)?(?:牵头|成员|主办)")
"""Who of a consortium somebody is: the first is named for all of them."""
_LEAST_OF_SEVERAL = 6
"""Characters of each of several organisations' names."""
_LEADS = (_HEAD, _NUMBERED, _SEALED_BEFORE, _CLAUSE_BEFORE)
"""What leads to a name, in this order, each of it or none."""


def read_name(text: str) -> tuple[Part, ...]:
    """The name of an organisation or a person: free text that is no sentence, without （盖章） and 以下简称."""
    if text.lstrip()[:1] in (";", "；", "。"):
        return ()  # nothing stands before the mark, and what is behind it is something else
    if (led := _LED.match(text)) is not None:
        return (Part(led["name"], *led.span("name")),)
    start, end = _bounds(text)
    if (several := _SEVERAL.fullmatch(text.rstrip(), start)) is not None:
        return (Part(several[0], *several.span()),)
    found = free_text(text, start, end)
    if found and _CLAUSE_BEHIND.match(text, start) is None and is_name(found[0].value):
        return (_with_full_stop(text, found[0]),)
    named = _SENTENCE_BEHIND.match(text, start + len(text[start:]) - len(text[start:].lstrip()))
    if named is None or not is_organisation(named["name"]):
        named = _PERSON_FIRST.match(text, start)
    return (Part(named["name"], *named.span("name")),) if named is not None else ()


def is_left_open(text: str) -> bool:
    """Whether a form's room for a name was left open, though it prints what kind of party is named there."""
    return _LEFT_OPEN.match(text) is not None


def told_apart(name: str) -> str:
    """Several people's names side by side with a mark between them: 何静 陶小满 is no 何静陶小满."""
    return _BESIDE.sub("、", name) if _SEVERAL.fullmatch(name.strip()) else name


def _bounds(text: str) -> tuple[int, int]:
    """Where a name stands in the text: behind what leads to it, before what follows it, within its brackets."""
    start = 0
    for lead in _LEADS:
        start = found.end() if (found := lead.match(text, start)) is not None else start
    end = len(text.rstrip(" \t,;:，；：、(（"))
    if (gap := punctuation.WIDE_GAP.search(text[start:].rstrip())) is not None and gap.start() > 1:
        end = start + gap.start()
    while tail := _TAIL.search(text, start, end):
        end = tail.start()
    enclosed = _ENCLOSED.match(text, start, end)
    return enclosed.span("name") if enclosed is not None else (start, end)


def _with_full_stop(text: str, name: Part) -> Part:
    """A foreign organisation's name with the full stop of its legal form: A Trading Co., Ltd."""
    stops = _LATIN.fullmatch(name.value) is not None and text[name.end : name.end + 1] == "."
    return Part(text[name.start : name.end + stops], name.start, name.end + stops)


_WRITTEN_APART = (_LATIN, _LATIN_PERSON, _SEVERAL)
_OF_PEOPLE = (_SURNAME_ONLY, _VILLAGERS)
"""Whole names that no last word shows: with their blanks, and without any."""
_COMMAS = frozenset(",、")
_NO_NAMES = (_ONLY_TYPE.fullmatch, _LAW_BEFORE.search, _NO_PLACE_IN_NAMES.search, _UNIT.search)
_LONGEST = 240
"""Characters of a name with what stands in parentheses; a longer text is none, and is not looked at."""


def is_name(text: str) -> bool:
    """Whether the text can be a party's name: an organisation by its last word, or a short word without punctuation."""
    return len(text) <= _LONGEST and _is_name(text)


@lru_cache(maxsize=4096)
def _is_name(text: str) -> bool:
    bare = text.replace("【", "").replace("】", "").replace(" ", "")
    if _is_written_so(text.strip(), bare):
        return True
    if not 2 <= len(bare) <= 60 or any(is_none(bare) for is_none in _NO_NAMES):
        return False
    if _ends_as_organisation(bare):
        return (_COMMAS.isdisjoint(bare) or _are_several(bare)) and not _ACTS.search(bare)
    return not _NOT_NAME.search(bare) and len(bare) <= 8 and is_person(bare)


def _is_written_so(text: str, bare: str) -> bool:
    """Whether a text is a name by how it is written, with its blanks or without."""
    whole = any(name.fullmatch(text) for name in _WRITTEN_APART)
    return whole or any(name.fullmatch(bare) for name in _OF_PEOPLE)


def _are_several(bare: str) -> bool:
    """Whether these are several organisations that are one party: A公司、B公司."""
    each = bare.split("、")
    return (
        not _OF_A_CONSORTIUM.search(bare)
        and _COMMAS.isdisjoint("".join(each))
        and all(len(n) >= _LEAST_OF_SEVERAL and _ends_as_organisation(n) for n in each)
    )


def _ends_as_organisation(bare: str) -> bool:
    """Whether the last word is an organisation's or its legal form, what stands in parentheses behind it left out."""
    ends = (bare, _CLOSING_PARENTHESIS.sub("", bare))
    return _FORM.search(bare) is not None or any(_ORGANISATION.search(end) for end in ends)


def is_organisation(text: str) -> bool:
    """Whether the text's last word is an organisation's, what stands in parentheses behind it left out."""
    return len(text) <= _LONGEST and _is_organisation(text)


@lru_cache(maxsize=4096)
def _is_organisation(text: str) -> bool:
    bare = text.replace(" ", "")
    if _LATIN.fullmatch(text.strip()):
        return True
    return is_name(text) and _ends_as_organisation(bare)


def begins_with_name(text: str) -> bool:
    """Whether an organisation's name stands first, and a mark behind it: 青岭县水务局，住所地…"""
    return (found := _NAME_FIRST.match(text)) is not None and is_organisation(found[0].strip("【 "))


def opens_as_name(text: str) -> bool:
    """Whether a few words before a label are somebody's name: 何静，住所地：…"""
    bare = text.strip(" \t,;。，；、(（")
    return is_organisation(bare) or (is_person(bare) and SURNAME.match(bare) is not None)


def is_sentence(text: str) -> bool:
    """Whether the text says what somebody does, rather than who somebody is."""
    return _ACTS.search(text) is not None or _NOT_NAME.search(text) is not None
