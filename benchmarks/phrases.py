"""The words of the articles and of their sections, by language.

Nothing comes in. Out: what benchmarks.articles puts together. Two thousand names of villages and families see to it
that a search index has many words to hold, as it has with real documents.
"""

from typing import Any

LANGUAGES = ("zh-Hans", "en")
SECTION_NAMES = {
    "policies": {
        "zh-Hans": ("政策文件", "本县各部门的规定、方案和通知。"),
        "en": ("Policy documents", "Rules, plans and notices of the county's offices."),
    },
    "practices": {
        "zh-Hans": ("乡镇做法", "各乡镇的做法和经验。"),
        "en": ("Township practices", "What townships do and what it taught them."),
    },
    "guides": {
        "zh-Hans": ("法律问答", "常见的法律问题和简短的回答。"),
        "en": ("Legal guides", "Common questions of law with short answers."),
    },
    "campaigns": {
        "zh-Hans": ("普法行动", "宣传活动的时间、地点和成果。"),
        "en": ("Campaigns", "When and where campaigns take place, and what they achieve."),
    },
}

SENTENCES = {
    "zh-Hans": (
        "当事人可以向村民委员会、居民委员会或者乡镇人民调解委员会申请调解",
        "调解不收取任何费用，当事人随时可以要求终止",
        "办事机构应当在收到材料之日起五个工作日内作出答复",
        "材料不齐的，应当一次性告知需要补充的内容",
        "对答复不服的，可以依法申请行政复议或者提起诉讼",
        "各乡镇应当在每季度末向社会公布办理情况",
        "涉及个人隐私和商业秘密的内容不予公开",
        "有关部门应当用平实的语言说明办事的条件和步骤",
        "遇到难以判断的情形，可以先拨打公共法律服务热线咨询",
        "本办法所称纠纷，是指邻里、婚姻家庭、土地和劳动报酬等方面的争议",
        "达成协议的，双方签字后生效，并可以共同申请司法确认",
        "宣传活动应当安排在群众方便的时间和地点",
        "不得以任何理由拒绝受理符合条件的申请",
        "记录应当由双方核对，核对无误后再签字",
        "老年人和残疾人办理事项的，工作人员应当上门服务",
        "年度总结应当说明做了什么、花了多少时间、群众怎样评价",
    ),
    "en": (
        "Anyone may ask the mediation committee of a village or a township for help with a dispute",
        "Mediation is free of charge and either side may end it at any time",
        "The office answers within five working days of receiving the papers",
        "Where papers are missing, the office says once and completely what is needed",
        "Whoever disagrees with the answer may ask for reconsideration or go to court",
        "Every township publishes what it has dealt with at the end of each quarter",
        "What concerns the private life of a person is never published",
        "Offices explain conditions and steps in words that everybody understands",
        "In doubtful cases the legal service hotline gives advice before any step is taken",
        "A dispute in the sense of this text is about neighbours, family, land or wages",
        "An agreement takes effect when both sides have signed, and a court may confirm it",
        "Events take place when and where people find it easy to come",
        "An application that meets the conditions must not be turned away",
        "The record is read by both sides and signed when they find it right",
        "For old people and people with disabilities the office comes to their home",
        "The yearly review says what was done, how long it took, and what people thought of it",
    ),
}

WORDS: dict[str, dict[str, Any]] = {
    "zh-Hans": {
        "stop": "。", "join": "，", "title": "关于{0}的第{1}号说明", "summary": "说明{0}的条件、步骤和期限。",
        "subjects": ("邻里调解", "工资支付", "土地承包", "婚姻登记", "法律援助", "反诈宣传", "信访办理", "普法讲座"),
        "headings": ("适用范围", "怎样办理", "需要的材料", "办理期限", "权利和救济", "工作要求"),
        "columns": ("事项", "期限", "费用"), "free": "免费", "days": "{0}个工作日", "note": "请注意",
        "see": "另见[{0}]({1})。",
    },
    "en": {
        "stop": ". ", "join": ", and ", "title": "Note {1} on {0}",
        "summary": "Conditions, steps and time limits of {0}.",
        "subjects": ("mediation between neighbours", "payment of wages", "farm land", "registration of marriages",
                     "legal aid", "protection from fraud", "petitions", "lectures on the law"),
        "headings": ("Scope", "What to do", "Papers that are needed", "Time limits", "Rights and remedies", "Duties"),
        "columns": ("Matter", "Time limit", "Fee"), "free": "free", "days": "{0} working days", "note": "Please note",
        "see": "See also [{0}]({1}).",
    },
}  # fmt: skip

CASES = {
    "zh-Hans": (
        "{place}的{family}家反映{matter}，{office}在{days}日内作了答复",
        "{place}{family}某与{other}某因{matter}发生争议，经{office}调解达成协议",
        "{office}在{place}就{matter}举办讲座，{family}某等{days}人参加",
    ),
    "en": (
        "The {family} family of {place} asked about {matter}, and {office} answered within {days} days",
        "{family} and {other} of {place} disagreed about {matter} and settled it before {office}",
        "{office} spoke about {matter} in {place}; {family} and {days} others came",
    ),
}
MATTERS = {
    "zh-Hans": ("宅基地边界", "拖欠工资", "赡养费", "房屋漏水", "噪声扰民", "借款利息", "山林权属", "交通事故赔偿",
                "彩礼返还", "相邻通行", "农药质量", "退货退款"),
    "en": ("the edge of a building plot", "unpaid wages", "support of parents", "a leaking roof", "noise at night",
           "interest on a loan", "ownership of woodland", "damages after an accident", "return of a bride price",
           "a right of way", "poor pesticide", "return of goods"),
}  # fmt: skip
OFFICES = {
    "zh-Hans": ("司法所", "人民调解委员会", "法律援助中心", "信访办公室", "劳动监察大队", "公证处"),
    "en": ("the justice office", "the mediation committee", "the legal aid centre", "the petitions office",
           "the labour inspection", "the notary"),
}  # fmt: skip
FAMILIES = {
    "zh-Hans": tuple("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡"),
    "en": ("Wang", "Li", "Zhang", "Liu", "Chen", "Yang", "Huang", "Zhao", "Wu", "Zhou", "Xu", "Sun", "Ma", "Zhu", "Hu",
           "Guo", "He", "Gao", "Lin", "Zheng", "Xie", "Luo", "Liang", "Song", "Tang", "Han", "Feng", "Deng", "Cao",
           "Peng", "Zeng", "Xiao", "Tian", "Dong", "Yuan", "Pan", "Yu", "Jiang", "Cai", "Shen"),
}  # fmt: skip
_FIRST = {
    "zh-Hans": tuple("青白红黄黑大小上下东西南北长石双龙凤金银玉清新永安福寿广平高"),
    "en": ("Qing", "Bai", "Hong", "Huang", "Hei", "Da", "Xiao", "Shang", "Xia", "Dong", "Xi", "Nan", "Bei", "Chang",
           "Shi", "Shuang", "Long", "Feng", "Jin", "Yin", "Yu", "Qingshui", "Xin", "Yong", "An", "Fu", "Shou", "Guang",
           "Ping", "Gao"),
}  # fmt: skip
_SECOND = {
    "zh-Hans": tuple("山河桥坪坝沟岭湾塘林溪井坡寨田泉岩峡滩台"),
    "en": ("shan", "he", "qiao", "ping", "ba", "gou", "ling", "wan", "tang", "lin", "xi", "jing", "po", "zhai", "tian",
           "quan", "yan", "xia", "tan", "tai"),
}  # fmt: skip
PLACES = {
    lang: tuple(
        f"{first}{second}{village}"
        for first in _FIRST[lang]
        for second in _SECOND[lang]
        for village in (("村", "社区", "镇") if lang == "zh-Hans" else ("", "cun", "zhen"))
    )
    for lang in LANGUAGES
}
