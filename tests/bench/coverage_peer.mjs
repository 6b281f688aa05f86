// The plain ladder by county in DuckDB's SQL, over the tables make_network wrote:
//
//     node coverage_peer.mjs MODULES FOLDER ROWS
//
// MODULES is a folder where `npm install @duckdb/node-api` was run; ROWS is what bench_coverage --rows wrote, and must
// come out the same. Processor seconds of the query alone, the tables being in memory; best of three.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const [modules, folder, rows] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(`${modules}/package.json`)('@duckdb/node-api');
const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const db = await instance.connect();
await db.run(`create table nodes as select * from read_csv('${folder}/organizations.csv', all_varchar = true)`);
await db.run(`create table ties as select source, target, status, try_cast(start_date as date) as begins,
                     try_cast(end_date as date) as ends from read_csv('${folder}/edges.csv', all_varchar = true)`);
const query = `
  with live as (
    select source as a, target as b from ties
    where status <> 'planned' and (begins is null or begins <= date '2024-01-01')
      and (ends > date '2024-01-01' or (ends is null and status not in ('ended', 'expired')))
    union all
    select target, source from ties
    where status <> 'planned' and (begins is null or begins <= date '2024-01-01')
      and (ends > date '2024-01-01' or (ends is null and status not in ('ended', 'expired')))),
  partners as (
    select live.a as village, count(distinct live.b) as n
    from live join nodes v on v.id = live.a join nodes p on p.id = live.b
    where v.kind in ('village', 'community') and p.kind <> v.kind
      and p.kind not in ('alliance', 'area_committee', 'work_team', 'business_district_committee', 'red_alliance',
                         'joint_conference')
    group by live.a)
  select coalesce(nullif(left(region_code, 6), ''), left(id, 6)) as county, count(*) as villages,
         count(n) as covered, count(*) filter (n >= 2) as two_or_more, count(*) filter (n >= 3) as three_or_more,
         count(*) filter (n = 1) as sole_partner
  from nodes left join partners on village = id where kind in ('village', 'community') group by county order by county`;

let cpu = Infinity, wall = Infinity, result;
for (let i = 0; i < 3; ++i) {
    const before = process.cpuUsage(), begin = process.hrtime.bigint();
    result = (await db.runAndReadAll(query)).getRows();
    const used = process.cpuUsage(before);
    cpu = Math.min(cpu, (used.user + used.system) / 1e6);
    wall = Math.min(wall, Number(process.hrtime.bigint() - begin) / 1e9);
}
const text = result.map((row) => row.join(',')).join('\n');
const expected = readFileSync(rows, 'utf8').trimEnd().split('\n').slice(1).join('\n');
if (text !== expected) {
    console.error('DuckDB counts otherwise');
    process.exit(1);
}
console.log(`| 　DuckDB, without hops and groups; the same counts | ${cpu.toFixed(3)} | ${wall.toFixed(3)} |`);
