"""What happens to the program, and to the files it writes, when its surroundings fail.

    faults.py PROGRAM SAMPLE ALLOCATOR.so [FAULT...]

Each fault is a function of its own; one that this machine does not allow says so and is passed over. Files are held
against those of an undisturbed run: after any fault each one is absent, the old one or the new one, whole.
"""

import hashlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM, SAMPLE, ALLOCATOR = (os.path.realpath(path) for path in sys.argv[1:4])
DAY = ["--as-of", "2022-02-20", "-q"]
ENVIRONMENT = {**{k: v for k, v in os.environ.items() if not k.startswith("LIANJIAN_")}, "LC_ALL": "C.UTF-8"}
failures = []
passed_over = []


def check(holds, what):
    if not holds:
        failures.append(what)
        print("FAILED:", what)


def brief(target, *more):
    return [PROGRAM, "brief", SAMPLE, "--district", "370211", "-o", str(target), *DAY, *more]


def draw(folder, *more):
    return [PROGRAM, "draw", SAMPLE, "--all", "--level", "county", "--within", "3708", "--format", "svg,dot", "-o",
            str(folder), *DAY, *more]


def run(command, **options):
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True, timeout=120, **options)


def digests(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(Path(folder).iterdir())}


def temporary(folder):
    return [path.name for path in Path(folder).iterdir() if path.name.startswith(".lianjian-")]


def killed(scratch):
    """SIGKILL at random moments: old or new, whole; the next run heals."""
    chance = random.Random(20220220)
    for name, command in (("brief", lambda folder: brief(folder / "page.html")), ("draw", draw)):
        folder = scratch / name
        folder.mkdir()
        begin = time.monotonic()
        first = run(command(folder))
        length = time.monotonic() - begin
        check(first.returncode == 0, f"{name}: {first.stderr.decode()}")
        whole = digests(folder)
        for round_ in range(30):
            if round_ % 2:  # as well over files that are there as over none
                shutil.rmtree(folder)
                folder.mkdir()
            process = subprocess.Popen(command(folder), env=ENVIRONMENT, stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0, 1.1 * length))
            process.kill()
            process.wait()
            for file, digest in digests(folder).items():
                if file.startswith(".lianjian-"):
                    continue
                check(whole.get(file) == digest, f"{name} killed, round {round_}: {file} is not whole")
        healed = run(command(folder))
        check(healed.returncode == 0 and digests(folder) == whole, f"{name}: the run after a kill does not heal")
        check(not temporary(folder), f"{name}: left behind {temporary(folder)}")


def full_disk(scratch):
    """Disks of seven sizes: 3, "no space", and the earlier file whole."""
    place = scratch / "disk"
    place.mkdir()
    page = scratch / "page.html"
    check(run(brief(page)).returncode == 0, "brief on a free disk")
    size = page.stat().st_size
    for kilobytes in [4, 16, 64, 128, size // 2048, size // 1024 - 8, size // 1024]:
        mounted = run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(place)])
        if mounted.returncode != 0:
            passed_over.append("full_disk: no tmpfs may be mounted here")
            return
        try:
            (place / "page.html").write_text("earlier")
            outcome = run(brief(place / "page.html"))
            check(outcome.returncode == 3, f"disk of {kilobytes} KiB: exit {outcome.returncode}")
            check(b"No space left" in outcome.stderr, f"disk of {kilobytes} KiB: {outcome.stderr.decode()}")
            check((place / "page.html").read_text() == "earlier", f"disk of {kilobytes} KiB: the earlier file is gone")
            check(not temporary(place), f"disk of {kilobytes} KiB: left behind {temporary(place)}")
        finally:
            run(["umount", str(place)])


def read_only(scratch):
    """A folder on a disk that is read-only: 3, and the reason."""
    place = scratch / "locked"
    place.mkdir()
    if run(["mount", "-t", "tmpfs", "-o", "ro,size=64k", "tmpfs", str(place)]).returncode != 0:
        passed_over.append("read_only: no tmpfs may be mounted here")
        return
    try:
        for command in (brief(place / "page.html"), draw(place), draw(place / "new")):
            outcome = run(command)
            check(outcome.returncode == 3, f"read-only: exit {outcome.returncode} of {command[1]}")
            check(b"Read-only" in outcome.stderr, f"read-only: {outcome.stderr.decode()}")
    finally:
        run(["umount", str(place)])


def odd_outputs(scratch):
    """An output that is a link, a folder, a link to a folder, or a file of the input."""
    (scratch / "precious").write_text("precious")
    (scratch / "link.html").symlink_to("precious")
    check(run(brief(scratch / "link.html")).returncode == 0, "output is a link")
    check((scratch / "precious").read_text() == "precious", "the target of a link was written")
    check(not (scratch / "link.html").is_symlink(), "a link was not replaced")
    (scratch / "dir.html").mkdir()
    check(run(brief(scratch / "dir.html")).returncode in (2, 3), "output is a folder")
    data = scratch / "data"
    shutil.copytree(SAMPLE, data)
    before = digests(data)
    outcome = run([PROGRAM, "coverage", str(data), "--format", "csv", "-o", str(data / "villages.csv"), *DAY])
    check(outcome.returncode == 2, f"output is input: exit {outcome.returncode}")
    check(digests(data) == before, "input was changed")


def little_memory(scratch):
    """From 64 MiB up: done, or 4 with what it would need; never an abort."""
    for command in ([PROGRAM, "coverage", SAMPLE, *DAY], brief(scratch / "page.html"),
                    [PROGRAM, "centrality", SAMPLE, "--measure", "all", *DAY]):
        for megabytes in (64, 80, 96, 128, 160, 192, 256, 384, 512, 1024):
            def limit(bytes_=megabytes << 20):
                resource.setrlimit(resource.RLIMIT_AS, (bytes_, bytes_))
            outcome = run(command, preexec_fn=limit)
            said = outcome.stderr.decode()
            check(outcome.returncode in (0, 4), f"{command[1]} in {megabytes} MiB: exit {outcome.returncode}, {said}")
            if outcome.returncode == 4:
                check("memory" in said and "MB" in said, f"{command[1]} in {megabytes} MiB says: {said}")


def same_bytes(scratch):
    """Twelve surroundings, the same bytes."""
    answers = set()
    places = [scratch / "here", scratch / "there with spaces"]
    for place in places:
        place.mkdir()
    surroundings = [("C", "UTC", 1), ("C.UTF-8", "Asia/Shanghai", 2), ("de_DE.UTF-8", "America/New_York", 3),
                    ("tr_TR.UTF-8", "Asia/Kathmandu", 4), ("zh_CN.UTF-8", "Pacific/Apia", 1), ("POSIX", "UTC", 2)]
    for number in range(12):
        locale, zone, threads = surroundings[number % len(surroundings)]
        place = places[number // len(surroundings)]
        environment = {**ENVIRONMENT, "LC_ALL": locale, "TZ": zone}
        digest = hashlib.sha256()
        for command in (brief(f"{number}.html", "--lang", "zh", "--threads", str(threads)),
                        [PROGRAM, "partners", SAMPLE, "--format", "csv", "-o", f"{number}.csv", *DAY,
                         "--lang", "zh", "--threads", str(threads)]):
            subprocess.run(command, env=environment, cwd=place, check=True, timeout=120)
            digest.update((place / command[command.index("-o") + 1]).read_bytes())
        answers.add(digest.hexdigest())
    check(len(answers) == 1, f"{len(answers)} different answers in twelve surroundings")


def two_at_once(scratch):
    """Two runs into one folder: both end well, every file is whole."""
    folder, alone = scratch / "both", scratch / "alone"
    check(run(draw(alone)).returncode == 0, "draw alone")
    both = [subprocess.Popen(draw(folder), env=ENVIRONMENT, stderr=subprocess.PIPE) for _ in range(2)]
    for process in both:
        said = process.communicate(timeout=120)[1].decode()
        check(process.returncode == 0, f"one of two at once: exit {process.returncode}, {said}")
    check(digests(folder) == digests(alone), "two at once: files differ from those of one run")


def no_allocation(scratch):
    """The n-th allocation fails: done or 4 (or refused as unreadable by a library), never a crash."""
    data = scratch / "data"
    data.mkdir()
    (data / "villages.csv").write_text("id,name,region\n370211014233,徐村,370211014233\n370211015272,山张村,370211015272\n")
    (data / "organizations.csv").write_text("id,name\no1,区农业农村局\n")
    (data / "edges.csv").write_text("source,target,start\no1,370211014233,2020-01-01\n")
    if not os.path.exists(ALLOCATOR):
        passed_over.append("no_allocation: the allocator that fails was not built")
        return
    command = [PROGRAM, "coverage", str(data), "--format", "csv", "--as-of", "all", "--threads", "1"]
    environment = {**ENVIRONMENT, "LD_PRELOAD": ALLOCATOR, "OMP_NUM_THREADS": "1"}
    whole = run(command).stdout

    def outcome_of(number):
        return subprocess.run(command, env={**environment, "FAIL_ALLOCATION": str(number)}, capture_output=True,
                              timeout=60)

    last = 1  # how many there are: found by halving
    while b"as asked" in outcome_of(2 * last).stderr:
        last *= 2
    step = last
    while step > 0:
        last += step if b"as asked" in outcome_of(last + step).stderr else 0
        step //= 2
    # Most are those of the options; the work itself comes last, and is tried one by one.
    numbers = [*range(1, 200), *range(200, max(200, last - 900), 97), *range(max(200, last - 900), last + 2)]
    failed = 0
    for number in numbers:
        outcome = outcome_of(number)
        done = outcome.returncode == 0
        check(outcome.returncode in (0, 3, 4), f"allocation {number}: exit {outcome.returncode}, {outcome.stderr[-200:]}")
        check(not done or outcome.stdout == whole, f"allocation {number}: done, with another answer")
        failed += not done
    check(failed > 0, "no allocation was seen to fail")
    print(f"no_allocation: {len(numbers)} of {last} allocations; {failed} runs ended by them")


def main():
    faults = [killed, full_disk, read_only, odd_outputs, little_memory, same_bytes, two_at_once, no_allocation]
    wanted = sys.argv[4:]
    for fault in faults:
        if wanted and fault.__name__ not in wanted:
            continue
        begin = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="lianjian-faults-") as scratch:
            fault(Path(scratch))
        print(f"{fault.__name__}: {time.monotonic() - begin:.1f} s")
    for line in passed_over:
        print("passed over:", line)
    sys.exit(1 if failures else 0)


main()
