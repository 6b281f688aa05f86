#!/usr/bin/env python3
"""Builds the data set shandong-illustrated from the data set shandong.

The facts name few of the ties they count. This script copies them and adds
nodes, ties, members and projects drawn by lot, so that the totals of the
sources come out. Every drawn row carries 1 in the column illustrative.
README.md in shandong-illustrated has the totals and the decisions.

    illustrate.py                     write shandong-illustrated
    illustrate.py --check             compare the files there with what would be written
    illustrate.py --seed NUMBER       another lot (the default makes the files kept here)

Python 3, standard library only. The same seed gives the same bytes.
"""

import argparse
import collections
import csv
import datetime
import io
import pathlib
import random
import sys

HERE = pathlib.Path(__file__).resolve().parent
FACTS = HERE / "shandong"
TARGET = HERE / "shandong-illustrated"
DEFAULT_SEED = 20220220

COPIED = ("villages", "nodes", "figures")
DRAWN = ("organizations", "enterprises", "universities", "groups", "edges", "members", "projects")

TARGET_KINDS = ("village", "community")
GROUP_KINDS = (
    "alliance", "area_committee", "work_team", "business_district_committee", "red_alliance", "joint_conference",
)
TABLE_OF_KIND = {
    "organization": "organizations", "government": "organizations", "social_organization": "organizations",
    "enterprise": "enterprises", "cooperative": "enterprises",
    "university": "universities", "institute": "universities",
}

FIELDS = ("party_building", "development", "governance", "service")
ALL_FIELDS = ";".join(FIELDS)

# S2: the day on which 183 of the 376 units of Huangdao have a partner.
COUNTED = datetime.date(2022, 2, 20)
ISLAND = "370211401"  # the Lingshan Island reserve, smallest of the 23

# ---------------------------------------------------------------------------------------------------------------------
# Names of drawn bodies: generic, not those of known ones.

PREFIXES = (
    "澜禾 穗岸 岚青 晴岭 芽原 屿和 栖谷 砚田 麦汀 桐岸 柳津 棠里 槐舟 云畦 溪禾 帆和 潮禾 榆安 枫畔 松垄 杏坞 梧塘 桑野 茗岭 "
    "海芽 湾和 汐安 泓原 沐野 渚青 荷畔 菱塘 苇岸 萤田 稻汀 粟和 谷岚 果屿 莓岭 橙野 柿坞 枣原 梨津 桃汀 樱里 兰畦 菊安 竹舟 "
    "蒲岸 蓼溪 鹭津 鸥汀 雁原 鹊里 燕谷 鲤塘 贝湾 珊和 礁青 舷安 锚和 橹舟 港禾 埠安 湾青 垄和 陌和 阡禾 畦新 圃青 篱安 井禾 "
    "禾灯 星垄 月汀 晨畦 曦禾 暮岚 霁原 露畦 霜果 雪麦 春垄 夏畔 秋穗 朝汐 和畔 润垄 泽畔 盈穗 丰汀 裕畦 嘉垄 善畔 德畔 信垄 "
    "诚岸 敬和 惠畦 同畔 共垄 连汀 互岸 众垄 齐畦 联畔 协岸 携禾 青垛 红畦 蓝汐 金垄 银汀 绿畔 紫坞 朗畦 清垄 素岸 映塘 听岚"
).split()

CIRCLE_TRADES = {
    "enterprise": (
        "农业科技公司 水产公司 食品公司 粮油公司 冷链物流公司 电商公司 旅游公司 园艺公司 茶业公司 建材公司 机械公司 服装公司 环保公司 "
        "文创公司 蓝莓种植公司 海洋生物公司 新能源公司 包装公司 商贸公司 信息技术公司 设计公司 物业公司 苗木公司 家居公司 种业公司"
    ).split(),
    "cooperative": "果蔬合作社 渔业合作社 茶叶合作社 养殖合作社 花生合作社 农机合作社".split(),
    "social_organization": (
        "志愿服务队 公益基金会 商会 助学协会 养老服务中心 社工服务中心 环保协会 书画协会 救援队 慈善会"
    ).split(),
}

DISPATCHING_UNITS = {
    "government": (
        "区农业农村局 区水务管理局 区卫生健康局 区教育和体育局 区财政局 区民政局 区人力资源局 区自然资源局 区住房和城乡建设局 区交通运输局 "
        "区商务局 区文化和旅游局 区审计局 区统计局 区应急管理局 区市场监督管理局 区行政审批局 区医疗保障局 区退役军人局 区信访局 区司法局 "
        "区科技局 区工业和信息化局 区发展和改革局 区海洋发展局 区综合执法局 区税务局 区大数据中心"
    ).split(),
    "organization": (
        "区委办公室 区委宣传部 区委统战部 区委党校 区总工会 团区委 区妇联 区残联 区科协 区工商联 区供销社 区红十字会 区融媒体中心 区档案馆 "
        "区图书馆 区人民医院 区职业中专"
    ).split(),
    "enterprise": (
        "区城投集团 区水务集团 区交通集团 区文旅集团 区农业集团 区公交集团 区热力公司 区燃气公司 区环卫公司 区港城公司 区产业发展公司 "
        "区建设工程公司 区粮食公司 区园林公司 区金融控股公司"
    ).split(),
}
# How many villages each of the 60 dispatching units takes; 183 in all.
DISPATCHED = (21, 13, 10, 8, 7, 6, 6, 5, 5) + (4,) * 5 + (3,) * 10 + (2,) * 16 + (1,) * 20

CIRCLE_UNIVERSITIES = (
    ("西岸海洋学院", "university", "370211"),
    ("胶湾农业研究所", "institute", "370211"),
    ("岛城职业学院", "university", "370203"),
    ("齐风农林学院", "university", "3701"),
    ("申江食品研究院", "institute", "31"),
)
REST_OF_QINGDAO = "370202 370203 370212 370213 370214 370215 370281 370283 370285".split()
REST_OF_PROVINCE = "3701 3706 3707 3710 3713 3711 3708 37".split()
BEYOND_PROVINCE = "31 11 33 4403 3205 2102 4201 12 3501".split()
# The friend circle in the facts: four bodies that hold on to the district, two local ones with their places.
CIRCLE_NAMED = ("ent-shangang-maoyi", "ent-zhongtie-jiangong", "ent-tianyi", "org-xiaoning")
CIRCLE_LOCAL = ("ent-baoshan-huimin", "coop-xiangtuqing")

ALLIANCE_OUTSIDERS = (
    ("鸢城职业学院", "university", "3707"),
    ("泉城农学院", "university", "3701"),
    ("海滨职业学院", "university", "3702"),
    ("京畿食品研究院", "institute", "11"),
    ("江南茶叶研究所", "institute", "33"),
    ("省畜牧科学研究所", "institute", "37"),
    ("市农业技术推广中心", "government", "3707"),
    ("市文化馆", "organization", "3707"),
    ("省供销联社业务处", "organization", "37"),
    ("胶西旅游服务中心", "government", "370281"),
    ("安丘蔬菜出口公司", "enterprise", "370784"),
    ("高密冷链公司", "enterprise", "370785"),
    ("岛城电商公司", "enterprise", "370203"),
    ("五莲果品公司", "enterprise", "371121"),
    ("津门包装公司", "enterprise", "12"),
    ("沂水养殖公司", "enterprise", "371323"),
    ("西岸水产公司", "enterprise", "370211"),
    ("省肉类行业协会", "social_organization", "3701"),
    ("日照茶文化促进会", "social_organization", "3711"),
    ("返乡创业商会", "social_organization", "11"),
    ("潍坊乡贤联谊会", "social_organization", "3707"),
    ("胶州志愿服务队", "social_organization", "370281"),
)
# Five industry clusters: three named by S3, two drawn. The given project of Caijiagou is in the first.
CLUSTER_PROJECTS = {
    "farm tourism": ("田园研学基地", "乡村民宿", "农耕体验园"),
    "special breeding": ("特色养殖小区", "良种繁育场", "养殖技术服务站", "林下养殖"),
    "food processing": ("中央厨房", "肉食深加工", "预制菜车间", "果蔬烘干线"),
    "tea and fruit (drawn)": ("茶园改造", "果品分拣中心", "茶叶品牌包装"),
    "rural online trade (drawn)": ("电商直播间", "冷链配送点", "青年创业课堂"),
}
TALENT_PROJECTS = ("养殖技术服务站", "青年创业课堂")

YUANZHUANG_DEPARTMENTS = (
    ("党政办公室", "government"), ("党建工作办公室", "government"), ("经济发展办公室", "government"),
    ("农业农村办公室", "government"), ("社会事务办公室", "government"), ("综合治理办公室", "government"),
    ("财政所", "government"), ("司法所", "government"), ("派出所", "government"), ("市场监管所", "government"),
    ("自然资源所", "government"), ("便民服务中心", "government"), ("综合文化站", "organization"),
    ("卫生院", "organization"), ("中心学校", "organization"), ("供电所", "organization"),
)
YUANZHUANG_FIRMS = (
    ("禾岭农业公司", "enterprise"), ("汶岸食品公司", "enterprise"), ("苑青服装公司", "enterprise"),
    ("泽穗粮油公司", "enterprise"), ("满畦蔬菜公司", "enterprise"), ("谷畔杂粮公司", "enterprise"),
    ("云穗冷链公司", "enterprise"), ("汶塘渔业合作社", "cooperative"), ("姜垄种植合作社", "cooperative"),
    ("豆野养殖合作社", "cooperative"), ("花汀花卉合作社", "cooperative"), ("丰坞农机合作社", "cooperative"),
)

CHENGYANG_PROJECTS = {
    "income": "农产品进社区 共享菜园 联合夜市 闲置房屋招租 海产品直销点 樱桃采摘节 社区手工坊 物业联营".split(),
    "livelihood": (
        "助老食堂 共享书屋 四点半课堂 健康小屋 便民菜站 就业服务站 邻里节 口袋公园 便民维修队 日间照料点 儿童活动室 "
        "文体广场 电动车充电棚 义诊活动"
    ).split(),
    "party_building": (
        "党课共学 主题党日 书记论坛 党员志愿队 联合党校 红色观影 党史展室 支部互访 先锋示范岗 组织生活观摩 青年党员课堂 老党员宣讲团 "
        "党群服务站 党员责任区 支部共建日 党务互查 微党课比赛 红色研学路线"
    ).split(),
}


# ---------------------------------------------------------------------------------------------------------------------
class Lot:
    """Draws from one stream. Uses only random(), whose values do not change between Python versions."""

    def __init__(self, seed, purpose):
        self._random = random.Random(f"{seed}/{purpose}")

    def below(self, limit):
        return int(self._random.random() * limit)

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def chance(self, share):
        return self._random.random() < share

    def one(self, items):
        return items[self.below(len(items))]

    def order(self, items):
        items = list(items)
        for last in range(len(items) - 1, 0, -1):
            other = self.below(last + 1)
            items[last], items[other] = items[other], items[last]
        return items

    def some(self, items, count):
        if count > len(items):
            raise ValueError(f"{count} of {len(items)}")
        return self.order(items)[:count]

    def day(self, first, last):
        return first + datetime.timedelta(days=self.between(0, (last - first).days))


class DataSet:
    """The tables as lists of rows, and what is looked up in them."""

    def __init__(self, folder):
        self.header, self.rows = {}, {}
        for table in COPIED + DRAWN:
            with open(folder / f"{table}.csv", encoding="utf-8", newline="") as file:
                reader = csv.DictReader(file, strict=True)
                self.header[table] = list(reader.fieldnames)
                self.rows[table] = list(reader)
        for table in DRAWN:
            self.header[table].append("illustrative")
            for row in self.rows[table]:
                row["illustrative"] = ""

    def add(self, table, **values):
        row = dict.fromkeys(self.header[table], "")
        unknown = values.keys() - row.keys()
        if unknown:
            raise KeyError(f"{table}: {unknown}")
        row.update({name: str(value) for name, value in values.items() if value is not None})
        row["illustrative"] = "1"
        self.rows[table].append(row)

    def add_body(self, identity, name, kind, region, article, note=""):
        self.add(TABLE_OF_KIND[kind], id=identity, name=name, kind=kind, region=region, article=article, note=note)
        return identity

    def add_edge(self, source, target, kind, article, status="active", start=None, end=None, field="", note=""):
        self.add("edges", source=source, target=target, kind=kind, status=status, start=start, end=end, field=field,
                 article=article, note=note)

    def units(self, prefix, kind=None):
        """Ids of the twelve-digit villages and communities under a code."""
        return [row["id"] for row in self.rows["villages"]
                if len(row["region"]) == 12 and row["region"].startswith(prefix) and kind in (None, row["kind"])]

    def townships(self, county):
        return [row["id"] for row in self.rows["nodes"] if row["kind"] == "township" and row["id"].startswith(county)]

    def node_rows(self):
        for table in ("villages", "nodes", "organizations", "enterprises", "universities", "groups"):
            yield from self.rows[table]

    def value_of(self, identity, column):
        return next(row[column] for row in self.node_rows() if row["id"] == identity)

    def text(self, table):
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, self.header[table], lineterminator="\n")
        writer.writeheader()
        writer.writerows(self.rows[table])
        return out.getvalue()


# ---------------------------------------------------------------------------------------------------------------------
def draw_street_pairs(data, lot):
    """S1: eleven pairs of towns and streets, one given, and branch pairs below them."""
    signing = datetime.date(2023, 7, 12)
    given = [("370285105", "370213012")]
    rural = [place for place in data.townships("370285") if place != given[0][0]]
    urban = lot.order(place for place in data.townships("370213") if place != given[0][1])
    pairs = list(zip(rural, urban))
    for town, street in pairs:
        data.add_edge(town, street, "pairing", "S1", status="signed", start=signing, field=ALL_FIELDS)

    taken = {"370285105290", "370213012002"}
    for town, street in sorted(given + pairs):
        villages = [unit for unit in data.units(town, "village") if unit not in taken]
        communities = [unit for unit in data.units(street, "community") if unit not in taken]
        count = min(lot.between(3, 5), len(villages), len(communities))
        day = lot.day(signing + datetime.timedelta(days=1), datetime.date(2023, 9, 30))
        for village, community in zip(lot.some(villages, count), lot.some(communities, count)):
            field = ";".join(sorted(lot.some(FIELDS, lot.between(1, 3)), key=FIELDS.index))
            data.add_edge(village, community, "pairing", "S1", status="signed", start=day, field=field)
            day += datetime.timedelta(days=lot.between(2, 20))


def covered_counts(data, lot):
    """S2: how many units of each town or street of Huangdao have a first secretary; 183 in all, shares far apart."""
    townships = data.townships("370211")
    size = {place: len(data.units(place)) for place in townships}
    rural = [place for place in townships if int(place[6:]) > 100 and place != ISLAND]
    rural += ["370211011", "370211014", "370211015"]
    urban = [place for place in townships if place not in rural and place != ISLAND]
    share = {}
    rural_deck = (1.0, 0.95, 0.9, 0.88, 0.84, 0.78, 0.72, 0.66, 0.6, 0.5, 0.3)
    urban_deck = (0.75, 0.6, 0.5, 0.45, 0.4, 0.32, 0.25, 0.18, 0.1, 0.06, 0.03)
    share.update(zip(lot.order(rural), rural_deck))
    share.update(zip(lot.order(urban), urban_deck))
    counts = {place: max(1, int(share[place] * size[place] + 0.5)) for place in rural + urban}
    counts[ISLAND] = 1
    while sum(counts.values()) != 183:
        step = 1 if sum(counts.values()) < 183 else -1
        free = [place for place in townships if place != ISLAND and 2 < counts[place] < size[place] - 1]
        counts[lot.one(free)] += step
    return counts


def draw_work_teams(data, lot):
    """S2: 23 work teams, 183 postings. Returns the start day of each covered unit."""
    counts = covered_counts(data, lot)
    townships = lot.order(counts)
    first, later = townships[:12], townships[12:]
    team_start = {place: lot.day(datetime.date(2018, 4, 10), datetime.date(2018, 4, 28)) for place in first}
    for group, month in ((later[:4], (2019, 4)), (later[4:8], (2020, 5)), (later[8:], (2021, 6))):
        for place in group:
            team_start[place] = lot.day(datetime.date(*month, 8), datetime.date(*month, 28))

    for row in data.rows["edges"]:
        place = row["target"]
        if row["kind"] == "support" and row["source"] == f"team-{place}":
            row.update(start=str(team_start[place]), illustrative="1", note="start drawn by lot")

    named = ("370211014233", "370211015272")  # the two villages S2 speaks of
    start = {}
    for place in sorted(counts):
        units = data.units(place)
        forced = [unit for unit in units if unit in named]
        rest = lot.some([unit for unit in units if unit not in forced], counts[place] - len(forced))
        start.update({unit: team_start[place] for unit in sorted(forced + rest)})

    # A unit's postings lie close together, so units are dealt to villages town by town.
    units = []
    for kind, names in DISPATCHING_UNITS.items():
        units += [(name, kind) for name in names]
    if len(units) != len(DISPATCHED) or sum(DISPATCHED) != len(start):
        raise AssertionError("dispatching units")
    dispatching = []
    for number, (name, kind) in enumerate(units, start=1):
        dispatching.append(data.add_body(f"disp-{number:02}", name, kind, "370211", "S2"))
    open_units = {place: lot.order(unit for unit in start if unit.startswith(place)) for place in counts}
    duty = {}
    for unit, count in zip(lot.order(dispatching), DISPATCHED):
        while count:
            left = [place for place in sorted(open_units) if open_units[place]]
            weights = [place for place in left for _ in open_units[place]]
            place = lot.one(weights)
            for _ in range(min(count, lot.between(1, 5), len(open_units[place]))):
                duty[open_units[place].pop()] = unit
                count -= 1

    for unit in sorted(start):
        end = lot.day(datetime.date(2022, 4, 1), datetime.date(2024, 12, 31)) if lot.chance(0.25) else None
        role = "first_secretary" if data.value_of(unit, "kind") == "village" else "assistant"
        data.add("members", group=f"team-{unit[:9]}", node=unit, start=start[unit], end=end, role=role, article="S2")
        data.add_edge(duty[unit], unit, "village_duty", "S2", start=start[unit], end=end)
    return start


def draw_circle_bodies(data, lot):
    """S2: the 104 unnamed bodies of the friend circle of 110, as (id, region)."""
    local = [place for place in data.townships("370211") if place != ISLAND]
    regions = ["370211"] * 34 + [lot.one(local) for _ in range(34)]
    regions += [lot.one(REST_OF_QINGDAO) for _ in range(16)] + [lot.one(REST_OF_PROVINCE) for _ in range(11)]
    regions += BEYOND_PROVINCE
    kinds = lot.order(["enterprise"] * 27 + ["cooperative"] * 16 + ["social_organization"] * 25)
    kinds += ["enterprise"] * 34 + ["social_organization"] * 2
    prefixes = lot.order(PREFIXES)
    bodies = []
    for number, (region, kind) in enumerate(zip(regions, kinds), start=1):
        name = prefixes.pop() + lot.one(CIRCLE_TRADES[kind])
        bodies.append((data.add_body(f"circle-{number:03}", name, kind, region, "S2"), region))
    return bodies


def deal_ties(lot, quota, home, need, start):
    """Ties (body, unit) such that each body has its quota and each unit the partners it needs, as far as both go."""
    ties = set()
    for body in list(CIRCLE_LOCAL) + lot.order(body for body in quota if body not in CIRCLE_LOCAL):
        town = home.get(body)
        for _ in range(quota[body]):
            free = [unit for unit in sorted(need) if need[unit] and (body, unit) not in ties]
            if body in CIRCLE_LOCAL:
                # A body the facts place in one town stays there, whether or not its units need more partners.
                inside = [unit for unit in sorted(start) if unit.startswith(town) and (body, unit) not in ties]
                free = [unit for unit in inside if need[unit]] or inside
            if not free:
                break
            unit = lot.one([unit for unit in free if town and unit.startswith(town)] or free)
            town = town or unit[:9]  # whoever has no town of its own stays near its first village if it can
            need[unit] = max(0, need[unit] - 1)
            ties.add((body, unit))
    return ties


def draw_friend_circle(data, lot, start):
    """S2: ties of firms, social organizations and universities to the 183 units, and to the district."""
    bodies = draw_circle_bodies(data, lot)
    tied = dict(sorted(lot.some(bodies, 64)))
    for body, _ in bodies:
        if body not in tied:
            day = lot.day(datetime.date(2018, 6, 1), datetime.date(2022, 1, 31))
            data.add_edge(body, "370211", "support", "S2", start=day)
    home = dict(tied)
    home.update({body: data.value_of(body, "region") for body in CIRCLE_LOCAL})
    home = {body: region for body, region in home.items() if len(region) == 9}

    # Live partners beside the dispatching unit: none for 82 units, one for 55, two or more for 46.
    wanted = [0] * 82 + [1] * 55 + [2] * 27 + [3] * 13 + [4] * 6
    need = dict(zip(sorted(start), lot.order(wanted)))

    quota = dict.fromkeys(CIRCLE_LOCAL, 2)
    for number, (name, kind, region) in enumerate(CIRCLE_UNIVERSITIES, start=1):
        quota[data.add_body(f"school-{number}", name, kind, region, "S2")] = lot.between(2, 4)
    quota.update(dict.fromkeys(tied, 1))
    eager = [body for body in tied for _ in range(lot.one((1, 1, 2, 3, 5)))]
    while sum(quota.values()) < sum(need.values()):
        body = lot.one(eager)
        quota[body] += quota[body] < 6

    ties = deal_ties(lot, quota, home, need, start)
    degree = collections.Counter(body for body, _ in ties)
    for unit in sorted(need):  # what is left over goes to bodies that have room
        while need[unit]:
            body = lot.one([body for body in tied if (body, unit) not in ties and degree[body] < 6])
            ties.add((body, unit))
            degree[body] += 1
            need[unit] -= 1

    latest = COUNTED - datetime.timedelta(days=10)
    for body, unit in sorted(ties):
        begin = lot.day(start[unit] + datetime.timedelta(days=20), latest)
        end = lot.day(datetime.date(2022, 6, 1), datetime.date(2025, 6, 30)) if lot.chance(0.2) else None
        kind = "expert" if body.startswith("school-") else "partnership"
        status = "signed" if lot.chance(0.15) else "active"
        data.add_edge(body, unit, kind, "S2", status=status, start=begin, end=end, field=lot.one(FIELDS[1:]))

    # Ties over by the day of the count, and ties only planned then.
    early = [unit for unit in sorted(start) if start[unit].year <= 2019]
    for status, units in [("ended", early)] * 12 + [("planned", sorted(start))] * 6:
        body, unit = lot.one([(body, unit) for body in tied if degree[body] < 6
                              for unit in units if (body, unit) not in ties])
        ties.add((body, unit))
        degree[body] += 1
        begin = end = None
        if status == "ended":
            begin = lot.day(start[unit] + datetime.timedelta(days=20), datetime.date(2020, 6, 30))
            end = begin + datetime.timedelta(days=lot.between(200, 560))
        data.add_edge(body, unit, "partnership", "S2", status=status, start=begin, end=end, field=lot.one(FIELDS[1:]))


def draw_alliances(data, lot):
    """S3: eleven alliances beside the given one, their members and ties, and 17 projects beside the given one."""
    outsiders = []
    for number, (name, kind, region) in enumerate(ALLIANCE_OUTSIDERS, start=1):
        outsiders.append(data.add_body(f"outer-{number:02}", name, kind, region, "S3"))

    places = sorted({unit[:9] for unit in data.units("370782")})
    homes = lot.some(places, 11)
    outside = [[body] for body in lot.some(outsiders, 11)]
    for body in lot.order(body for body in outsiders if [body] not in outside):
        lot.one([members for members in outside if len(members) < 3]).append(body)
    for body in lot.some(outsiders, 2):  # two bodies stand in two alliances
        lot.one([members for members in outside if body not in members and len(members) < 4]).append(body)

    leads = {"grp-alliance-01": ("caijiagou", "org-wenlv-waishi")}
    for number, (place, bodies) in enumerate(zip(homes, outside), start=2):
        villages = lot.some(data.units(place), lot.between(1, 3))
        stem = data.value_of(villages[0], "name").removesuffix("社区")
        group = f"grp-alliance-{number:02}"
        data.add("groups", id=group, name=f"{stem}跨县域联建党总支", kind="alliance", region="370782", article="S3")
        for village in villages:
            role = "lead" if village == villages[0] else "member"
            data.add("members", group=group, node=village, role=role, article="S3")
        for body in bodies:
            data.add("members", group=group, node=body, role="member", article="S3")
        for village in villages:
            for body in bodies:
                data.add_edge(village, body, "partnership", "S3", field=lot.one(FIELDS[1:]))
        leads[group] = (villages[0], bodies[0])

    # One alliance stays without a project.
    listed = lot.some([group for group in leads if group != "grp-alliance-01"], 10)
    hosts = lot.order(listed + [lot.one(listed) for _ in range(7)])
    statuses = lot.order(["started"] * 11 + ["completed"] * 4 + ["planned"] * 2)
    projects = [(cluster, name) for cluster, names in CLUSTER_PROJECTS.items() for name in names]
    for number, ((cluster, name), group, status) in enumerate(zip(projects, hosts, statuses), start=2):
        village, body = leads[group]
        category = "talent" if name in TALENT_PROJECTS else "income"
        data.add("projects", id=f"prj-alliance-{number:02}", name=name, source=village, target=body, group=group,
                 category=category, status=status, article="S3", note=f"cluster: {cluster}")


def draw_committees(data, lot):
    """S4: two area committees of 21 villages, 16 departments, 12 firms and cooperatives, and modest direct ties."""
    town = "370830107"
    departments = [
        data.add_body(f"dept-{number:02}", f"苑庄镇{name}", kind, town, "S4")
        for number, (name, kind) in enumerate(YUANZHUANG_DEPARTMENTS, start=1)
    ]
    firms = [
        data.add_body(f"firm-{number:02}", name, kind, town, "S4")
        for number, (name, kind) in enumerate(YUANZHUANG_FIRMS, start=1)
    ]
    parts = {}
    for members in (data.units(town), departments, firms):
        members = lot.order(members)
        half = (len(members) + 1) // 2
        parts.setdefault("grp-wendong", []).append(sorted(members[:half]))
        parts.setdefault("grp-yuanman", []).append(sorted(members[half:]))

    for group, (villages, offices, companies) in parts.items():
        for node in villages + offices + companies:
            data.add("members", group=group, node=node, role="member", article="S4")
        reached = sorted(lot.some(villages, len(villages) - 2))
        ties = set()
        for number, village in enumerate(lot.order(reached)):
            ties.add((companies[number % len(companies)], village, "partnership"))
        for office in lot.some(offices, 4):
            ties.add((office, lot.one(reached), "support"))
        for company in lot.some(companies, 2):
            ties.add((company, lot.one(reached), "partnership"))
        for source, target, kind in sorted(ties):
            data.add_edge(source, target, kind, "S4")


def draw_community_pairs(data, lot):
    """S5: 18 pairs of communities across streets beside the two given, and 40 projects beside the two given."""
    given = [("370214001025", "370214009013"), ("370214008026", "370214002203")]
    taken = {unit for pair in given for unit in pair}
    streets = [f"370214{number}" for number in ("001", "002", "003", "004", "005", "008", "009", "010")]
    chosen = []
    for street, count in zip(streets, (6, 5, 5, 4, 4, 4, 4, 4)):
        chosen += lot.some([unit for unit in data.units(street, "community") if unit not in taken], count)
    while True:
        chosen = lot.order(chosen)
        pairs = [tuple(sorted(chosen[i:i + 2])) for i in range(0, len(chosen), 2)]
        if all(left[:9] != right[:9] for left, right in pairs):
            break
    pairs.sort()
    for left, right in pairs:
        day = lot.day(datetime.date(2020, 7, 8), datetime.date(2020, 7, 31))
        data.add_edge(left, right, "pairing", "S5", status="signed", start=day, field=ALL_FIELDS)

    # The first given pair has two projects, one of them given; the second keeps its given one and may get more.
    extra = dict.fromkeys(pairs, 1)
    extra[given[0]] = 1
    extra[given[1]] = 0
    open_pairs = pairs + given[1:]
    while sum(extra.values()) < 40:
        pair = lot.one([pair for pair in open_pairs if extra[pair] < 4])
        extra[pair] += 1
    names = lot.order((category, name) for category, names in CHENGYANG_PROJECTS.items() for name in names)
    started = set(lot.some(range(40), 6))
    hosts = [pair for pair in sorted(extra) for _ in range(extra[pair])]
    for number, ((source, target), (category, name)) in enumerate(zip(hosts, names)):
        data.add("projects", id=f"prj-pair-{number + 3:02}", name=name, source=source, target=target,
                 category=category, status="started" if number in started else "planned", article="S5")


# ---------------------------------------------------------------------------------------------------------------------
def live(row, day):
    """The rule of the program for full dates; the few rows with a year or month alone are read from its first day."""
    start, end = (first_day(row[name]) for name in ("start", "end"))
    if row.get("status") in ("planned",) or (row.get("status") == "ended" and not end):
        return False
    return (start is None or start <= day) and (end is None or end > day)


def first_day(text):
    if not text:
        return None
    parts = [int(part) for part in text.replace(".", "-").split("-")]
    return datetime.date(*(parts + [1, 1])[:3])


def partners(data, day):
    """Partners of each village and community on a day: live neighbours that are no group and not of its own kind."""
    kind = {row["id"]: row["kind"] for row in data.node_rows()}
    found = {unit: set() for unit in kind if kind[unit] in TARGET_KINDS}
    for row in data.rows["edges"]:
        if live(row, day):
            for unit, other in ((row["source"], row["target"]), (row["target"], row["source"])):
                if unit in found and kind[other] != kind[unit] and kind[other] not in GROUP_KINDS:
                    found[unit].add(other)
    return found


def must(condition, text):
    if not condition:
        raise SystemExit(f"illustrate.py: not so: {text}")


def verify(data, facts):
    """Checks the finished tables against the totals of the sources. Returns the numbers worth printing."""
    kind = {}
    region = {}
    for row in data.node_rows():
        must(row["id"] not in kind, f"{row['id']} is unique")
        kind[row["id"]] = row["kind"]
        region[row["id"]] = row["region"]
    edges, members, projects = data.rows["edges"], data.rows["members"], data.rows["projects"]
    for row in edges:
        must(row["source"] in kind and row["target"] in kind, f"ends of {row} exist")
        must(row["source"] != row["target"], f"{row} is no loop")
    for row in members:
        must(kind.get(row["group"]) in GROUP_KINDS and row["node"] in kind, f"group and node of {row} exist")
    for row in projects:
        for name in ("source", "target", "group"):
            must(not row[name] or row[name] in kind, f"{name} of {row} exists")
    ties = collections.Counter(frozenset((row["source"], row["target"])) for row in edges)
    must(max(ties.values()) == 1, "no tie stands twice")
    must(len({row["id"] for row in projects}) == len(projects), "project ids are unique")
    for row in edges + members:
        start, end = first_day(row["start"]), first_day(row["end"])
        must(not (start and end) or start < end, f"{row} starts before it ends")
    names = [row["name"] for row in data.node_rows() if row.get("illustrative")]
    must(len(set(names)) == len(names), "drawn names differ")
    must(not set(names) & {row["name"] for row in data.node_rows() if not row.get("illustrative")},
         "no drawn name is that of a fact")

    # The facts stay: every row, but for the start of 23 team ties.
    changed = 0
    for table in DRAWN:
        for before, after in zip(facts.rows[table], data.rows[table]):
            changed += before != after
        must(all(row["illustrative"] == "1" for row in data.rows[table][len(facts.rows[table]):]),
             f"drawn rows of {table} are marked")
    must(changed == 23, "23 fact rows are changed")

    # S1
    pairs = [(row["source"], row["target"]) for row in edges if row["kind"] == "pairing" and row["article"] == "S1"]
    street_pairs = [pair for pair in pairs if kind[pair[0]] == "township"]
    must(len(street_pairs) == 11, "11 street pairs")
    must(sorted(end for pair in street_pairs for end in pair)
         == sorted(data.townships("370213") + data.townships("370285")), "all 22 towns and streets, each once")
    must(("370285105", "370213012") in street_pairs, "Rizhuang-Jiushui")
    branch_pairs = [pair for pair in pairs if kind[pair[0]] in TARGET_KINDS]
    must(30 <= len(branch_pairs) - 1 <= 50, "30 to 50 drawn branch pairs")
    must(all((village[:9], community[:9]) in street_pairs for village, community in branch_pairs),
         "branch pairs hang below street pairs")
    must(all(kind[village] == "village" and kind[community] == "community" for village, community in branch_pairs),
         "branch pairs join a village and a community")
    ends = [end for pair in branch_pairs for end in pair]
    must(len(set(ends)) == len(ends), "nobody stands in two branch pairs")

    # S2
    huangdao = data.units("370211")
    must(len(huangdao) == 376, "376 units")
    found = partners(data, COUNTED)
    covered = {unit for unit in huangdao if found[unit]}
    must(len(covered) == 183, "183 covered")
    touched = {end for row in edges for end in (row["source"], row["target"])} & set(huangdao)
    must(touched == covered, "the other 193 have no tie at all")
    must({unit[:9] for unit in covered} == set(data.townships("370211")), "each town has a covered unit")
    teams = [row for row in edges if row["source"].startswith("team-")]
    starts = [first_day(row["start"]).year for row in teams]
    must(len(teams) == 23 and starts.count(2018) == 12, "23 teams, 12 in 2018")
    must(all(2019 <= year <= 2021 for year in starts if year != 2018), "the other 11 from 2019 to 2021")
    must(all(row["target"] == row["source"][5:] for row in teams), "each team with its own town")
    team_start = {row["target"]: row["start"] for row in teams}
    duties = {row["target"]: row for row in edges if row["kind"] == "village_duty"}
    postings = {row["node"]: row for row in members if row["group"].startswith("team-")}
    must(set(duties) == set(postings) == covered, "one duty and one posting for each covered unit")
    must(sum(row["kind"] == "village_duty" for row in edges) == 183, "183 duties")
    for unit, row in duties.items():
        posting = postings[unit]
        must(row["start"] == posting["start"] == team_start[unit[:9]] and row["end"] == posting["end"],
             f"dates of {unit}")
        must(posting["group"] == f"team-{unit[:9]}", f"team of {unit}")
        must(posting["role"] == ("first_secretary" if kind[unit] == "village" else "assistant"), f"role in {unit}")
        must(not row["end"] or first_day(row["end"]) > COUNTED, f"end in {unit}")
    load = collections.Counter(row["source"] for row in duties.values())
    must(len(load) == 60 and max(load.values()) == 21, "60 dispatching units, 21 villages at most")
    depth = collections.Counter(min(len(found[unit]), 3) for unit in covered)
    must(all(abs(depth[number] / 183 - share) < 0.03 for number, share in ((1, 0.45), (2, 0.3), (3, 0.25))),
         "about 45 % with one partner, 30 % with two, 25 % with more")
    by_team = collections.Counter(unit[:9] for unit in covered)

    drawn_circle = {identity for identity in kind if identity.startswith("circle-")}
    circle = drawn_circle | set(CIRCLE_NAMED) | set(CIRCLE_LOCAL)
    must(len(circle) == 110, "110 in the friend circle")
    to_villages = collections.defaultdict(set)
    to_district = set()
    for row in edges:
        if row["source"] in circle:
            if row["target"] == "370211":
                to_district.add(row["source"])
            else:
                to_villages[row["source"]].add(row["target"])
    must(set(to_villages) | to_district == circle and not set(to_villages) & to_district, "each tied one way")
    must(55 <= len(to_villages) <= 74, "half to two thirds tied to villages")
    must(all(1 <= len(units) <= 6 and units <= covered for units in to_villages.values()), "1 to 6 covered units")
    must(set(CIRCLE_NAMED) <= to_district, "the four named bodies keep to the district")
    must(all(region[body].startswith(("370211",)) and all(unit.startswith(region[body]) for unit in to_villages[body])
             for body in CIRCLE_LOCAL), "the two local bodies keep to their towns")
    partnership_states = collections.Counter(row["status"] for row in edges if row["source"] in to_villages)

    # S3
    alliances = [row["id"] for row in data.rows["groups"] if row["kind"] == "alliance"]
    must(len(alliances) == 12, "12 alliances")
    tied = {frozenset((row["source"], row["target"])) for row in edges if row["kind"] == "partnership"}
    for group in alliances:
        inside = [row["node"] for row in members if row["group"] == group and kind[row["node"]] in TARGET_KINDS]
        outside = [row["node"] for row in members if row["group"] == group and kind[row["node"]] not in TARGET_KINDS]
        must(inside and all(region[node].startswith("370782") for node in inside), f"villages of {group}")
        must(outside and not any(region[node].startswith("370782") for node in outside), f"outsiders of {group}")
        must(all(frozenset((a, b)) in tied for a in inside for b in outside), f"ties of {group}")
    inside = [row["node"] for row in members if row["group"] in alliances and kind[row["node"]] in TARGET_KINDS]
    must(len(set(inside)) == len(inside), "no village in two alliances")
    listed = [row for row in projects if row["group"] in alliances]
    launched = [row for row in listed if row["status"] in ("started", "completed")]
    must(len(listed) == 18 and len(launched) == 16, "18 projects listed, 16 launched")
    clusters = {row["note"] for row in listed if row["note"].startswith("cluster: ")}
    must(len(clusters) == 5, "5 clusters")

    # S4
    committees = {group: [row["node"] for row in members if row["group"] == group]
                  for group in ("grp-wendong", "grp-yuanman")}
    nodes = [node for group in committees.values() for node in group]
    must(len(nodes) == len(set(nodes)) == 49, "49 members, each in one committee")
    villages = data.units("370830107")
    must(len(villages) == 21 and set(villages) <= set(nodes), "all 21 villages are members")
    must(sum(node.startswith("dept-") for node in nodes) == 16, "16 departments")
    must(sum(node.startswith("firm-") for node in nodes) == 12, "12 firms and cooperatives")
    direct = [unit for unit in villages if found[unit]]
    must(len(direct) == 17, "17 of 21 villages have a direct partner")

    # S5
    pairs = [row for row in edges if row["kind"] == "pairing" and row["article"] == "S5"]
    ends = [end for row in pairs for end in (row["source"], row["target"])]
    must(len(pairs) == 20 and len(set(ends)) == 40, "20 pairs, 40 communities")
    must(all(row["source"][:9] != row["target"][:9] for row in pairs), "pairs cross streets")
    must(all(row["status"] == "signed" for row in pairs), "20 agreements signed")
    pair_ends = {(row["source"], row["target"]) for row in pairs}
    settled = [row for row in projects if row["article"] == "S5" and row["source"]]
    must({(row["source"], row["target"]) for row in settled} == pair_ends, "each pair has a project")
    categories = collections.Counter(row["category"] for row in settled)
    must(categories == {"income": 10, "livelihood": 14, "party_building": 18}, "42 projects = 10 + 14 + 18")
    must(collections.Counter(row["status"] for row in settled) == {"started": 8, "planned": 34}, "8 of 42 started")
    must(sum(row["source"] == "370214001025" for row in settled) == 2, "two projects of the first pair")
    must(sum(row["group"] == "grp-beiqu" for row in members) == 9, "9 merchants")

    numbers = [f"{table}: {len(data.rows[table])} rows" for table in COPIED + DRAWN]
    numbers += [
        f"S1: 11 street pairs, {len(branch_pairs)} branch pairs",
        f"S2: 183 of 376 covered on {COUNTED}; partners 1: {depth[1]}, 2: {depth[2]}, 3 or more: {depth[3]}",
        f"S2: {len(load)} dispatching units, villages each {sorted(load.values(), reverse=True)}",
        f"S2: {len(to_villages)} of 110 tied to villages, {len(to_district)} to the district;"
        f" village ties by status {dict(sorted(partnership_states.items()))}",
        "S2: covered by town " + ", ".join(
            f"{place} {by_team[place]}/{len(data.units(place))} from {team_start[place]}"
            for place in sorted(by_team)),
    ]
    for day in ("2018-12-31", "2019-12-31", "2020-12-31", "2022-02-20", "2022-12-31", "2023-12-31", "2025-12-31"):
        on_day = partners(data, datetime.date.fromisoformat(day))
        numbers.append(f"S2: covered on {day}: {sum(bool(on_day[unit]) for unit in huangdao)}")
    numbers += [
        f"S3: 12 alliances, {len(inside)} villages, 18 projects, 16 launched",
        f"S4: 49 members in 2 committees, {len(direct)} of 21 villages with a direct partner",
        "S5: 20 pairs, 42 projects = 10 + 14 + 18, 8 started",
    ]
    return numbers


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED)
    parser.add_argument("--check", action="store_true", help="compare the files instead of writing them")
    options = parser.parse_args()

    facts, data = DataSet(FACTS), DataSet(FACTS)
    draw_street_pairs(data, Lot(options.seed, "S1"))
    lot = Lot(options.seed, "S2")
    draw_friend_circle(data, lot, draw_work_teams(data, lot))
    draw_alliances(data, Lot(options.seed, "S3"))
    draw_committees(data, Lot(options.seed, "S4"))
    draw_community_pairs(data, Lot(options.seed, "S5"))
    numbers = verify(data, facts)

    contents = {f"{table}.csv": (FACTS / f"{table}.csv").read_bytes() for table in COPIED}
    contents.update({f"{table}.csv": data.text(table).encode("utf-8") for table in DRAWN})
    if options.check:
        wrong = [name for name, content in contents.items()
                 if not (TARGET / name).is_file() or (TARGET / name).read_bytes() != content]
        wrong += [path.name for path in sorted(TARGET.glob("*.csv")) if path.name not in contents]
        for name in wrong:
            print(f"shandong-illustrated/{name} is not what illustrate.py writes", file=sys.stderr)
        if wrong:
            return 1
        print("shandong-illustrated is up to date")
        return 0

    TARGET.mkdir(exist_ok=True)
    for name, content in contents.items():
        (TARGET / name).write_bytes(content)
    print("\n".join(numbers))
    return 0


if __name__ == "__main__":
    sys.exit(main())
