"""Places: courts and tribunals by their names, and where things are brought to or handed over.

What stands before a place ends where a word of going there does, what stands behind it begins with a verb or a mark:
which place is meant, if any, the model of clauses says.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from hedui.normalize import punctuation

_BODY = regex.compile(
    r"(?:[基底]层|地方|高等|中级|初级){0,2}(?:人民)?法[院庭]|(?:劳动(?:人事)?(?:争议)?)?仲裁(?:委员会|机构|中心|院|委(?!托))"
)
TO_A_BODY = regex.compile(
    r"^.*(?:第[一二三四五六七八九十]{1,3}条|[愿接]受(?!理)|认可|提交|提请|申请(?!人)|求|采用|通过|合意|选[定择]|约定|认准|起诉|递交|诉诸|交付|接受|服从|同受|报|提付|[认选走赴即]|转(?![运让])|经(?!济|营|贸)|诸(?!城"
    r"|暨)|指(?!定)|向|由|至|到|交(?![货付易割])|给|(?<!申)请(?!求|人)|送|于|为|以|归|是|找|去|让|叫|(?<!所)属|凭"
    r"|(?<!所)在|往|上(?!海|饶|虞|蔡|杭|栗|高|犹|林|思|党|城))"
)
"""What stands before the name of a court or tribunal in its clause, with all before it."""
OR_ANOTHER = regex.compile(r"(?:或者?|、|及|和)[^。;,、]{1,20}?(?:法院|仲裁(?:委|院|中心))")
"""Behind a court or tribunal that is one of two."""
_COMPETENT = regex.compile(r"(?:的|之)?(?:具?有(?:权)?管辖权?(?:的|之)?)?$")
_NO_NAME = regex.compile(
    r"管辖|受理|审理|主管|[一二]审|任何|其他|外国|另一|上级|有关|依法|紧邻|毗邻|邻近|靠近|根据|配合|应对|不(?!动产)|向|们|那边|经$|被$|对$|该$|与$"
)
_HAN = regex.compile(r"\p{Han}+")
_ALONE = frozenset("县区镇市乡")
_LONGEST = 24
_AWAY = (
    r"(?:送|运|拉|发|寄|卸|驶|开|搬|抬|派|投|配|驳|驾|扛|背|挑|交货?|交付|送货|起运|配送|直送|运输|装|收|提|铺|停|靠|存|堆|搁|放|摆|置|码|储|缴|安放|堆放|存放|交割"
    r"|过秤|验收|就位)"
    r"(?:货|车|付|达|进|回|上门)?"
)
_LEADS = regex.compile(
    rf"{_AWAY}(?:到|至|抵|往|达|在|进|入|去|于|给)|(?:送|发|货交|搁|(?<!存|堆|码|摆|投|释|安|停|开|发|排|解)放)(?!货|弃|行|假|款|电|达|到|至|抵|往|在"
    rf"|给|交|还|电|水|票|放|来|上|一|运|出|完|单|函|票|入|进)|(?<=送货|交付|提交|送交|运交|移交)(?!期|时|日|地|方|之|后|前|的|给|完)|[到运]达|[运驶齐直]抵"
    r"|(?:货|付|接|卸|提|目的|到|交割|堆放|验收|车|履行|移交|配送|给付)(?:货|车|付)?之?(?:地点|地址|地|场所|处所|处|点|港|站|单位|终点|货位)(?:则|既经双方约定"
    r"|应)?(?:为|是|系|:|定在|设在|限于|在|即| )*(?!为|是|:|在)|地点(?:为|是|:|在|限于|定在)*(?!为|是|:|在)"
    r"|(?<!点|址|定|[存现所正实潜内外自好旨何能])在(?!于)|(?<![对由关用属归至过限位急勇敢善基鉴等低高小大易趋终源])于|到(?![期账位货达])"
    r"|(?:CIF|FOB|DAP|CFR|DDP|EXW|FCA|CPT|DDU) ?"
)
_PLACE = regex.compile(
    r"(?![甲乙丙丁戊]方(?:[,。;]|$)|(?:买|卖|需|供|委托|受托|受让|出让|承租|出租|承包|发包)[方人](?:手[上中里])?(?:[,。;]|$)|仲裁|付款|验收|本|该|此|其|上述"
    r"|期|第|前(?!进)|后|合同|签|收到|接到|订单|通知|甲方收到|乙方收到|下列|以下|对方|\d{1,4}[年月日天个]"
    r"|[零一二三四五六七八九十两]{1,4}[年月日天个])[\p{Han}A-Za-z\d #\-]{2,32}?"
    r"(?:\((?=[\p{Han}\d]{2,20}\))[^()]+\))?(?=[,。;、\n()]|$|当面|统一|并|由|经|后(?![院门山街勤厨海方])|(?:之|以)?前(?!进)|交(?:货"
    r"|付|割|接|清|车|给|收|与|(?=[,。;]))|卸(?!货(?:平台|点|区|台|口))(?:货|车|下)?|验(?:收(?!台|货位)|货)|签收|提(?:货|取|车)|过(?:磅(?!房)|秤"
    r"|称)|点(?:数|收|验|交(?!接))|交?取(?:货)?(?=[,。;])"
    r"|安装|堆放|存放|就位|移交|受领|收货|入库|装[车船]|上车|自提|办理|才|算|为[止准界]|即|向|将|以|用|才|进行|完成|为履行|取货|者|接货|看货|开箱|的(?:风险|费用|运|当))"
)


def courts_and_tribunals(flow: str) -> Iterator[tuple[int, int]]:
    """Where a court or tribunal is named by its place: 青岚区人民法院, not 法院 alone, nor one of two."""
    for body in _BODY.finditer(flow):
        if OR_ANOTHER.match(flow, body.end()):
            continue
        words = punctuation.before(flow, body.start(), ",:;。、\n()“”", _LONGEST)
        if "或" in words:
            continue
        lead = TO_A_BODY.match(words)
        own = words[lead.end() :] if lead else words
        place = _COMPETENT.sub("", own)
        if (len(place) > 1 or place in _ALONE) and _HAN.fullmatch(place) and _NO_NAME.search(place) is None:
            yield body.start() - len(own), body.end()


def places_of_goods(flow: str) -> Iterator[tuple[int, int]]:
    """What stands behind words of bringing and handing over, as far as it can be a place."""
    last = -1
    for lead in _LEADS.finditer(flow):
        if (place := _PLACE.match(flow, lead.end())) is not None and place.end() != last:
            last = place.end()
            yield place.span()
