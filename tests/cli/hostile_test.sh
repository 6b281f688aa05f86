#!/usr/bin/env bash
# hostile_test.sh PROGRAM [KILOBYTES]: inputs meant to do harm, in two gigabytes of address space or so many kilobytes: each
# refused in seconds by an exit code of ours, without a crash and in few words. What exactly is said, the tests of the
# reader check.
set -u
program=$(realpath "$1")
scratch=$(mktemp -d "${TMPDIR:-/tmp}/lianjian-hostile.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
export LC_ALL=C.UTF-8
unset "${!LIANJIAN_@}"
ulimit -v "${2:-2097152}"

failed=0
refused() {  # WHAT CLASS: the data set d is refused, naming the class
    local status size
    # Seconds of the processor, since a busy machine takes any number of the clock's.
    (ulimit -t 20 && exec "$program" coverage d >out 2>err </dev/null)
    status=$?
    size=$(wc -c <err)
    if [ "$status" -lt 1 ] || [ "$status" -gt 4 ] || [ "$size" -ge 262144 ] || [ -s out ] || ! grep -q "$2" err; then
        echo "$1: exit $status, $size bytes of messages, $(wc -c <out) of output:"
        head -c 600 err
        failed=1
    fi
    rm -rf d && mkdir d
}
mkdir d

{ echo id,name; yes x | head -1000000; } >d/villages.csv
refused "an error in each of a million rows" 'ragged-row.*and 199980 more\|ragged-row.*and 999980 more'

{ printf 'id,name\nv0,"one\n'; yes 370211001001,village | head -1000000; } >d/villages.csv
refused "an open quote before a million rows" 'villages.csv:2: .*open-quote\|villages.csv:2:2: .*open-quote'

mkfifo d/villages.csv
refused "a pipe" not-a-file
ln -s /dev/zero d/villages.csv
refused "a device" not-a-file
ln -s villages.csv d/villages.csv
refused "a loop of links" not-a-file

truncate -s 1G d/villages.csv
refused "a gigabyte of NUL" nul-byte
truncate -s 4G d/villages.csv
refused "more than there is memory for" villages.csv

{ echo id,name; head -c 100000000 /dev/zero | tr '\0' x; } >d/villages.csv
refused "one field of 100 MB" huge-field
{ echo id,name; head -c 50000000 /dev/zero | tr '\0' ,; } >d/villages.csv
refused "one row of 50 million cells" too-many-columns

# Long texts in messages of as many classes as there are: cut, twenty of a class, and 240 KiB of all.
long=$(printf '😀%.0s' {1..300})
{
    echo "id,name,kind,region,population,capacity,cost,should_have"
    for i in {1..60}; do
        echo "$long$i,$long,$long$i,R$long$i,x$long$i,y$long,z$long,m$long"
        echo " $long$i ,\"$long\"\"\",$long$i, R$long$i,,,,"
        echo "3.7E+11$i,x\"$long,$long,3.70211E+11,,,,"
    done
} >d/nodes.csv
{
    echo "source,target,kind,status,start,end,weight"
    for i in {1..60}; do
        echo "$long$i,$long$i,k$long$i,s$long$i,d$long,e$long,w$long"
        echo "$long$i,n$long$i,k$long$i,s$long$i,d$long,e$long,w$long"
        echo "$long${i}1,$long$i,k$long$i,s$long$i,d$long,e$long,w$long"
        echo "$long$i,v$i,k$long$i,s$long$i,d$long,e$long,w$long"
    done
} >d/edges.csv
{
    echo "code,name,level,parent"
    for i in {1..60}; do echo "$long,$long,l$long,$long$i"; done
} >d/regions.csv
{
    echo "id,name,region,cost"
    for i in {1..60}; do echo "$long,$long,q$long$i,c$long"; done
} >d/candidates.csv
refused "long texts in every message" 'the rest is left out\|其余从略'

exit "$failed"
