#!/usr/bin/env bash
# behaviour_test.sh PROGRAM: how the program behaves towards the shell around it: streams, signals, surroundings.
set -u
program=$(realpath "$1")
sample=$(realpath "$(dirname "$0")/../../data/sample")/shandong-illustrated

scratch=$(mktemp -d "${TMPDIR:-/tmp}/lianjian-behaviour.XXXXXX")
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
export LC_ALL=C.UTF-8 TZ=Asia/Shanghai
unset "${!LIANJIAN_@}"

failed=0
expect() {  # WHAT ACTUAL EXPECTED
    [ "$2" = "$3" ] && return
    echo "$1: got '$2', expected '$3'"
    failed=1
}
no_temporary_file() { expect "$1: temporary files" "$(find . -name '.lianjian-*')" ""; }

# Five thousand villages of one partner: more output than a pipe holds.
mkdir big
{
    echo id,name,kind,region
    echo hub,联合社,cooperative,370211
    for ((i = 1; i <= 5000; ++i)); do printf 'v%d,第%d村,village,3702110%02d%03d\n' "$i" "$i" $((i / 900 + 1)) $((i % 900 + 1)); done
} >big/nodes.csv
{
    echo source,target,kind,status
    for ((i = 1; i <= 5000; ++i)); do echo "hub,v$i,pairing,active"; done
} >big/edges.csv

closed_stdout() {
    "$program" coverage big -q >&- 2>err
    expect "closed stdout" "$?" 0
    expect "closed stdout, stderr" "$(<err)" ""
}

closed_streams_and_a_file() {
    "$program" coverage big --format csv -o whole.csv 2>/dev/null
    "$program" coverage big --format csv -o closed.csv <&- >&- 2>&-
    expect "all streams closed" "$?" 0
    cmp whole.csv closed.csv || failed=1
}

reader_gone() {
    "$program" villages big 2>err | head -1 >first
    expect "reader gone" "${PIPESTATUS[0]}" 0
    expect "reader gone, stderr" "$(<err)" ""
    expect "reader gone, lines" "$(wc -l <first)" 1
}

full_device() {
    [ -c /dev/full ] || return 0
    "$program" villages big >/dev/full 2>err
    expect "full device" "$?" 3
    expect "full device, message" "$(grep -c 'stdout' err)" 1
}

# The program waits on a full pipe that nobody empties when the signal comes.
signal_while_writing() {  # SIGNAL CODE
    mkfifo pipe
    "$program" villages big >pipe &
    local pid=$!
    exec 7<pipe
    read -r -n 1 -u 7
    local before=${EPOCHREALTIME/./}
    kill -s "$1" "$pid"
    wait "$pid"
    expect "SIG$1" "$?" "$2"
    local spent=$((${EPOCHREALTIME/./} - before))
    [ "$spent" -lt 1000000 ] || expect "SIG$1, microseconds to end" "$spent" "less than a second"
    exec 7<&-
    rm pipe
}

# Thousands of pictures are to be drawn; the signal comes after the first.
signal_while_drawing() {
    "$program" draw big --all --level village --as-of all --format dot -q -o pictures &
    local pid=$! waited=0
    until compgen -G 'pictures/*.dot' >found || [ "$((waited += 1))" -gt 600 ]; do sleep 0.05; done
    kill -s INT "$pid"
    wait "$pid"
    expect "SIGINT while drawing" "$?" 130
    no_temporary_file "SIGINT while drawing"
    expect "broken pictures" "$(grep -L '^}' pictures/*.dot)" ""
}

hangup_ignored() {
    mkfifo pipe
    (trap '' HUP; exec "$program" villages big --format csv) >pipe &
    local pid=$!
    exec 7<pipe
    read -r -n 1 -u 7
    kill -s HUP "$pid"
    expect "nohup, lines" "$(wc -l <&7)" 5001
    wait "$pid"
    expect "nohup" "$?" 0
    exec 7<&-
    rm pipe
}

# Same input, same bytes: whatever the threads, the locale, the time zone.
same_bytes() {
    local name
    answer() { "$program" centrality "$sample" --measure all --as-of 2022-02-20 --format csv; }
    page() { "$program" brief "$sample" --district 370211 --as-of 2022-02-20 --lang zh -q -o "$1" "${@:2}"; }
    answer >plain.csv
    "$program" centrality "$sample" --measure all --as-of 2022-02-20 --format csv --threads 1 >one.csv
    "$program" centrality "$sample" --measure all --as-of 2022-02-20 --format csv --threads 2 >two.csv
    LC_ALL=C TZ=UTC answer >elsewhere.csv
    env LC_ALL=de_DE.UTF-8 TZ=America/New_York "$program" centrality "$sample" --measure all --as-of 2022-02-20 \
        --format csv >comma.csv
    for name in one two elsewhere comma; do cmp plain.csv "$name.csv" || failed=1; done
    [ "$(wc -l <plain.csv)" -gt 1000 ] || expect "centrality, rows" few many

    page plain.html
    page again.html --threads 1
    LC_ALL=C TZ=UTC page elsewhere.html
    for name in again elsewhere; do cmp plain.html "$name.html" || failed=1; done
    grep -q '183 个已有联建单位（48.7%），193 个尚无' plain.html || expect "finding in the page" missing there

    # A child draws one picture after the other: what it has drawn before, and how many there are, must not show.
    pictures() {
        "$program" draw "$sample" --all --level township --within 3702 --as-of 2022-02-20 --lang zh -q -o "$1" \
            --view friend-circle,tiles --format svg,png,pdf "${@:2}"
    }
    pictures one-by-one --jobs 1
    pictures side-by-side --jobs 3
    mkdir alone
    "$program" draw "$sample" --district 370211013 --as-of 2022-02-20 --lang zh -q -o alone --view tiles --format svg,png,pdf
    diff -r one-by-one side-by-side || expect "pictures one by one and side by side" different equal
    for name in svg png pdf; do cmp "alone/370211013-tiles.$name" "one-by-one/370211013-tiles.$name" || failed=1; done
}

other_folder() {
    local here there
    here=$(cd "$sample/.." && "$program" coverage shandong --as-of all --format csv)
    there=$(cd / && "$program" coverage "$sample/../shandong" --as-of all --format csv)
    expect "from another folder" "$there" "$here"
}

link_replaced() {
    echo precious >target.txt
    ln -s target.txt link.csv
    "$program" coverage big --format csv -o link.csv
    expect "link, exit" "$?" 0
    expect "target of the link" "$(<target.txt)" precious
    [ ! -L link.csv ] || expect link.csv "a link" "a file"
}

earlier_file_kept() {
    echo earlier >kept.csv
    printf 'source,target\nhub\n' >big/broken_edges.csv
    mkdir broken
    cp big/nodes.csv broken/
    mv big/broken_edges.csv broken/edges.csv
    "$program" coverage broken --format csv -o kept.csv 2>/dev/null
    expect "refused data, exit" "$?" 1
    expect "earlier file" "$(<kept.csv)" earlier
}

left_over_removed() {
    mkdir swept
    touch swept/.lianjian-999999999-old.svg.tmp
    "$program" draw big --district 370211 --as-of all --format dot -q -o swept
    expect "files after a killed run" "$(ls -A swept)" 370211-friend-circle.dot
}

read_only_folder() {
    [ "$(id -u)" -ne 0 ] || return 0  # root writes everywhere
    mkdir locked
    chmod a-w locked
    "$program" coverage big -o locked/out.txt 2>err
    expect "read-only folder" "$?" 3
    expect "read-only folder, message" "$(<err)" "lianjian: locked/out.txt: Permission denied"
}

# Every class of issue many times, every text as long as it may be shown: messages end before they flood.
messages_without_end() {
    local long file
    long=$(printf '𠮷%.0s' {1..250})
    file=$(printf '𠮷%.0s' {1..60})
    mkdir -p "flood/$file"
    {
        echo 'id,name,kind,region,population,capacity,cost,should_have,illustrative,expected_members'
        for ((i = 1; i <= 25; ++i)); do
            printf '%s,名,%s,%s,%s,%s,%s,%s,%s,\n' "v$i" "$i$long" "$i$long" "$long" "$long" "$long" "$long" "$long"
            printf '%s,名,village,,,,,,,\n' "$i"$'\u200b'"$long" "  $long$i" "Ａ$long$i" "A$long$i" "$long"'x"y'"$i"
        done
    } >"flood/$file/nodes.csv"
    {
        echo 'source,target,kind,status,start,end,weight,illustrative'
        for ((i = 1; i <= 25; ++i)); do
            printf 'v1,v2,%s,%s,%s,%s,%s,%s\n' "$i$long" "$i$long" "$long" "$long" "$long" "$long"
            printf 'v1,%s,,,,,,\n' "$i$long"
            printf '%s,v%s,,,,,,\n' "Ｖ$i" "$i"
        done
    } >"flood/$file/edges.csv"
    for lang in zh en; do
        "$program" coverage "flood/$file" --lang "$lang" >/dev/null 2>err
        expect "many long messages ($lang), exit" "$?" 0
        expect "many long messages ($lang) under 256 KiB" "$(($(wc -c <err) < 262144))" 1
        expect "many long messages ($lang), more than a few" "$(($(wc -c <err) > 200000))" 1
        expect "many long messages ($lang), the rest is named" "$(tail -1 err | grep -c 'check --format csv')" 1
        expect "many long messages ($lang), the end" "$(tail -1 err | grep -c 'rest\|从略')" 1
    done
    "$program" check "flood/$file" --format csv >all.csv
    expect "all of them in csv" "$(($(wc -c <all.csv) > 262144))" 1
}

for test in closed_stdout closed_streams_and_a_file reader_gone full_device "signal_while_writing INT 130" \
    "signal_while_writing TERM 143" signal_while_drawing hangup_ignored same_bytes other_folder link_replaced \
    earlier_file_kept left_over_removed read_only_folder messages_without_end; do
    $test
done
no_temporary_file "at the end"
exit "$failed"
