"""Parties: names, representatives, codes, accounts."""

from __future__ import annotations

from tests.validate.agreements import Case, changed, fires, silent

_SEALED = "乙方（盖章）：东禾电梯维护有限公司"
_NUMBER = "15330101040008862"
_INVOICE = (
    "甲方开票信息：\n名称：临河市第二实验小学\n纳税人识别号：{tax_id}\n开户行：中国银行临河支行\n账号：{account}\n"
)
_BOTH = (
    "3.2 甲方账户：\n纳税人识别号：1237020360818950XW\n户名：临河市第二实验小学\n开户行：中国银行临河支行\n"
    "账号：207816335902\n甲方开票信息：\n名称：临河市第二实验小学\n纳税人识别号：123702036081895012\n"
    "开户行：中国银行临河支行\n账号：207816335902\n"
)


def _invoiced(tax_id: str = "1237020360818950XW", account: str = "207816335902") -> str:
    return changed(("第四条 违约", _INVOICE.format(tax_id=tax_id, account=account) + "\n第四条 违约"))


_OF_AGREEMENT = "合同编号：LH-WB-2024-031\n"
_CODE_A, _CODE_B = "1237020360818950XW", "91370212742910433H"

CASES: tuple[Case, ...] = (
    fires(
        "id-number-invalid",
        "a check character that does not fit",
        changed(("户名：东禾", "身份证号：110105194912310021\n户名：东禾")),
        "110105194912310021",
    ),
    silent("id-number-invalid", "a right one", changed(("户名：东禾", "身份证号：11010519491231002X\n户名：东禾"))),
    silent("id-number-invalid", "a masked one", changed(("户名：东禾", "身份证号：110105********002X\n户名：东禾"))),
    fires("id-number-invalid", "a figure short", changed(("户名：东禾", "身份证号：1101051949123100\n户名：东禾"))),
    silent("id-number-invalid", "one of fifteen", changed(("户名：东禾", "身份证号：110105491231002\n户名：东禾"))),
    silent("id-number-invalid", "a passport's", changed(("户名：东禾", "护照号码：110105194912\n户名：东禾"))),
    fires("tax-id-shared", "one code copied to the other party", changed((_CODE_B, _CODE_A)), "甲方", "乙方", _CODE_A),
    silent("tax-id-shared", "one party's code twice", changed(("户名：东禾", f"税号：{_CODE_B}\n户名：东禾"))),
    fires(
        "number-mismatch",
        "another one in the signature block",
        changed(("\n甲方（盖章）", "\n合同编号：LH-WB-2024-013\n甲方（盖章）")),
        "LH-WB-2024-031",
        "LH-WB-2024-013",
    ),
    silent(
        "number-mismatch",
        "the same in other dress",
        changed(("\n甲方（盖章）", "\n合同编号：LH－WB－2024－031\n甲方（盖章）")),
    ),
    silent(
        "number-mismatch",
        "that of another agreement",
        changed((_OF_AGREEMENT, _OF_AGREEMENT + "原合同编号：LH-WB-2022-007\n")),
    ),
    silent(
        "number-mismatch",
        "that of the procurement",
        changed((_OF_AGREEMENT, _OF_AGREEMENT + "政府采购合同编号：ZC-2024-9\n")),
    ),
    fires(
        "number-mismatch",
        "another one on the page for signing",
        changed(
            ("\n甲方（盖章）", "\n（本页为合同编号LH-WB-2024-013《设备维护服务合同》的签署页，无正文）\n甲方（盖章）")
        ),
        "LH-WB-2024-013",
    ),
    fires(
        "number-mismatch",
        "another one that the page for signing calls just a number",
        changed(("\n甲方（盖章）", "\n（此页系编号为LH-WB-2024-013《设备维护服务合同》之签署页）\n甲方（盖章）")),
        "LH-WB-2024-013",
    ),
    *(
        silent(
            "number-mismatch", f"of something else: {words}", changed(("\n甲方（盖章）", f"\n{words}\n甲方（盖章）"))
        )
        for words in ("（此页是编号为FB-001《分包合同》的附件，无正文）", "本页为编号A101的图纸《平面图》说明")
    ),
    silent(
        "number-mismatch",
        "the same one on the page for signing",
        changed(("\n甲方（盖章）", "\n（此页系编号为LH－WB－2024－031《设备维护服务合同》之签署页）\n甲方（盖章）")),
    ),
    silent(
        "number-mismatch",
        "a masked one",
        changed(("\n甲方（盖章）", "\n合同编号：XXWB0000XX\n甲方（盖章）")),
    ),
    *(
        silent(
            "number-mismatch", f"kept by one party: {words}", changed((_OF_AGREEMENT, f"{words}HT-9\n" + _OF_AGREEMENT))
        )
        for words in ("甲方合同编号：", "乙方合同编号：", "合同编号（甲方）：", "供方合同号：")
    ),
    silent("number-mismatch", "one that is cut off", changed((_OF_AGREEMENT, "编号：LH-WB-2024\n" + _OF_AGREEMENT))),
    fires(
        "party-name-mismatch",
        "another branch in the signature block",
        changed(
            ("乙方：东禾电梯维护有限公司", "乙方：东禾电梯维护有限公司临河分公司"),
            (_SEALED, _SEALED[:-6] + "维护有限公司青山分公司"),
        ),
        "乙方名称不一致：“东禾电梯维护有限公司临河分公司”（首页，第1页）",
        "“东禾电梯维护有限公司青山分公司”（签署页",
    ),
    fires(
        "party-name-mismatch",
        "one character",
        changed((_SEALED, "乙方（盖章）：东禾电梯维修有限公司")),
        "“东禾电梯维修有限公司”",
    ),
    fires(
        "party-name-mismatch",
        "a clause that leaves the branch out",
        changed(
            ("乙方：东禾电梯维护有限公司", "乙方：东禾电梯维护有限公司临河分公司"),
            (_SEALED, _SEALED + "临河分公司"),
            ("户名：东禾电梯维护有限公司", "户名：东禾电梯维护有限公司临河分公司"),
            ("1.1 乙方为", "1.1 甲方委托东禾电梯维护有限公司（乙方）进场。\n1.2 乙方为"),
        ),
        "“东禾电梯维护有限公司”（正文",
    ),
    silent(
        "party-name-mismatch",
        "brackets, blanks, width and a line's break",
        changed(
            ("乙方：东禾电梯维护有限公司", "乙方：东禾电梯维护有限公司【临河分公司】"),
            (_SEALED, "乙方（盖章）：东禾 电梯维护有限公司 临河分公司（公章）"),
            ("户名：东禾电梯维护有限公司", "户名：东禾电梯维护有限公司临河分公司"),
        ),
    ),
    fires(
        "party-name-mismatch",
        "the opening",
        changed(
            ("双方经协商一致，订立", "受临河市第三实验小学委托，东禾电梯维护有限公司承担维护，双方经协商一致，订立")
        ),
        "“临河市第三实验小学”",
    ),
    *(
        silent("party-name-mismatch", "other names in the opening", changed(("双方经协商一致，订立", opening)))
        for opening in (
            "受临河市教育局委托，东禾电梯维护有限公司为临河市第二实验小学维护电梯，双方经协商一致，订立",
            "临河市第二实验小学与东禾电梯维护有限公司经协商一致，订立",
            "经临河市公共资源交易中心招标，临河市第二实验小学与东禾电梯维护有限公司协商一致，订立",
        )
    ),
    silent(
        "party-name-mismatch",
        "an account's name",
        changed(("户名：东禾电梯维护有限公司", "户名：临河东禾机电有限公司")),
    ),
    fires(
        "party-missing",
        "a name left blank",
        changed(
            ("乙方：东禾电梯维护有限公司", "乙方："), (_SEALED, "乙方（盖章）："), ("户名：东禾电梯维护有限公司\n", "")
        ),
        "1个",
    ),
    silent(
        "party-missing",
        "a person and a company whom the opening joins",
        "租赁协议\n何静与东禾房产有限公司经友好协商，就商铺租赁签订本协议。\n一、内容\n乙方向甲方出租商铺。\n",
    ),
    silent(
        "party-missing",
        "named in a sentence only",
        "培训协议\n本协议由临河市第二实验小学（以下简称甲方）与东禾教育咨询有限公司（以下简称乙方）签订。\n一、内容\n乙方为甲方培训教师。\n",
    ),
    fires(
        "representative-mismatch",
        "who signs as such",
        changed(("法定代表人（签字）：高志远", "法定代表人（签字）：高志达")),
        "“高志远”",
        "“高志达”（签署页",
    ),
    silent(
        "representative-mismatch",
        "a delegate",
        changed(("法定代表人（签字）：高志远", "法定代表人或委托代理人（签字）：赵敏")),
    ),
    silent(
        "representative-mismatch",
        "a spaced name",
        changed(("法定代表人（签字）：高志远", "法定代表人（签字）：高 志 远")),
    ),
    fires(
        "tax-id-invalid",
        "two digits exchanged",
        changed(("91370212742910433H", "91370212742910343H")),
        "91370212742910343H",
        "校验码",
    ),
    fires(
        "tax-id-invalid", "a character lost", changed(("91370212742910433H", "9137021274291043H")), "应为18位，实为17位"
    ),
    silent("tax-id-invalid", "written in groups", changed(("91370212742910433H", "91370212 7429 1043 3H"))),
    fires(
        "tax-id-mismatch",
        "another one for the invoice",
        _invoiced("123702036081895012"),
        "1237020360818950XW",
        "123702036081895012",
    ),
    fires(
        "tax-id-mismatch",
        "an office that keeps a copy and is no party",
        changed(
            ("3.2 乙方收款账户：\n", _BOTH + "3.3 乙方收款账户：\n纳税人识别号：91370212742910433H\n"),
            ("甲方执贰份，乙方执贰份", "甲方执贰份，乙方执壹份，教育装备管理部门备案壹份"),
        ),
        "1237020360818950XW",
        "123702036081895012",
    ),
    silent("tax-id-mismatch", "the same in lower case", _invoiced("1237020360818950xw")),
    fires("telephone-invalid", "ten digits", changed(("13905371234", "1390537123")), "“1390537123”"),
    silent(
        "telephone-invalid",
        "extension and service numbers",
        changed(("13905371234", "400-869-0021"), ("0537-6612080", "0537-6612080-802")),
    ),
    *(
        silent("telephone-invalid", f"a number as abroad has it: {number}", changed(("13905371234", number)))
        for number in ("+86 10 6666 7777", "0086-10-66667777", "+852 2345 6789", "010-66667777转8001；13905371234")
    ),
    fires(
        "telephone-invalid", "a country's code and too little", changed(("13905371234", "+86 10 6666 777")), "+86 10"
    ),
    fires(
        "email-invalid", "no @", changed(("office@lhsy.example.cn", "office.lhsy.example.cn")), "office.lhsy.example.cn"
    ),
    silent("email-invalid", "none", changed(("office@lhsy.example.cn", "/"))),
    fires(
        "account-mismatch",
        "a digit lost in the signature block",
        changed(("日期：2024年2月21日", "开户行：中国农业银行临河支行\n账号：1533010104008862\n日期：2024年2月21日")),
        _NUMBER,
        "1533010104008862",
    ),
    silent(
        "account-mismatch",
        "the same in groups of four",
        changed(
            ("日期：2024年2月21日", "开户行：中国农业银行临河支行\n账号：1533 0101 0400 0886 2\n日期：2024年2月21日")
        ),
    ),
    silent(
        "account-holder-mismatch",
        "the party's own account of a kind",
        changed(("户名：东禾电梯维护有限公司", "户名：东禾电梯维护有限公司监管专户")),
    ),
    silent(
        "account-mismatch",
        "one of two accounts in the signature block",
        changed(
            ("行号：103468533016", "开户行：丰泽银行临河支行\n账号：6217003311220044556"),
            ("日期：2024年2月21日", "开户行：丰泽银行临河支行\n账号：6217003311220044556\n日期：2024年2月21日"),
        ),
    ),
    fires(
        "account-mismatch",
        "none of two accounts in the signature block",
        changed(
            ("行号：103468533016", "开户行：丰泽银行临河支行\n账号：6217003311220044556"),
            ("日期：2024年2月21日", "账号：4367420011223344550\n日期：2024年2月21日"),
        ),
        "4367420011223344550",
    ),
    fires(
        "account-number-is-tax-id",
        "filled in by mistake",
        changed((_NUMBER, "91370212742910433H")),
        "91370212742910433H",
    ),
    silent("account-number-is-tax-id", "two different numbers"),
    fires(
        "account-holder-mismatch",
        "another company",
        changed(("户名：东禾电梯维护有限公司", "户名：临河禾丰机电有限公司")),
        "“临河禾丰机电有限公司”",
        "“东禾电梯维护有限公司”",
    ),
    silent(
        "account-holder-mismatch",
        "full width and blanks",
        changed(("户名：东禾电梯维护有限公司", "户 名： 东禾电梯维护 有限公司")),
    ),
    fires("bank-code-invalid", "eleven digits", changed(("103468533016", "10346853301")), "“10346853301”", "实为11位"),
    silent("bank-code-invalid", "in groups", changed(("103468533016", "1034 6853 3016"))),
)
