#!/usr/bin/env bash
# first_use_test.sh PROGRAM: from a roster in a county's own words to its first picture, by the three commands of README,
# each draft taken as it is.
set -euo pipefail
program=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
fail() { echo "first_use: $1" >&2; exit 1; }

cat >村居花名册.csv <<'ROSTER'
黄岛区村居联建情况一览表,,,,,
填报单位：区委组织部,,,填报日期：2023年5月,,
序号,镇街,村（社区）,联建单位,签约时间,备注
1,黄岛街道,盐滩社区,区财政局、区审计局,2021年3月,
2,黄岛街道,薛家泊子社区,鲁青食品有限公司,2022.6.1,
3,辛安街道,东小庄社区,,,拟联建
4,辛安街道办事处,西小庄社区,区财政局,,
合计,2个镇街,4个,,,
ROSTER

# The shell makes the file before the program looks for it: the draft must come out whole all the same.
"$program" check . --suggest-map >mapping.toml
"$program" check . --suggest-partners -o organizations.csv -q
"$program" check . --lang en | tail -n 1 | grep -q '^7 nodes, 4 ties; 0 error(s)' || fail "the drafts do not load"
ladder=$("$program" coverage . --level township --as-of 2023-06-01 --format csv -q | cut -d, -f1,3,4)
[[ $("$program" coverage . --as-of 2022-01-01 --format csv -q | tail -n 1 | cut -d, -f4) == 2 ]] || fail "days of ties"
[[ $ladder == $'region,villages,covered\n370211001,2,2\n370211002,2,1\ntotal,4,3' ]] || fail "coverage: $ladder"
grep -q '^partner-001,区财政局,government,370211' organizations.csv || fail "$(cat organizations.csv)"
"$program" draw . --district 370211 --as-of 2023-06-01 -o out -q 2>/dev/null
grep -q '盐滩社区' out/370211-friend-circle.svg || fail "the picture lacks a village"

# A second draft has nothing left to say but for what was a comment, and no partner is drafted twice.
"$program" check . --suggest-map --lang en | grep -q '^"' && fail "the draft asks again"
[[ $("$program" check . --suggest-partners -q | wc -l) -eq 1 ]] || fail "partners are drafted again"
echo "first_use: the picture of $(grep -c '^[0-9]' 村居花名册.csv) villages"
