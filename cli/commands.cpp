#include "cli/commands.hpp"

#include <array>

namespace lianjian {
namespace {

constexpr std::array rows{
    CommandRow{
        "check",
        {"列出数据中的每一处错误和疑点，以及怎样改正。", "Lists every fault and doubt in the data, with the remedy."},
        "lianjian check data/sample/shandong",
        false,
        declare_check},
    CommandRow{"info",
               {"说明数据集里有什么：节点、关系、日期、区划、图的规模。",
                "Tells what is in the data set: nodes, ties, dates, regions, size of the graph."},
               "lianjian info data/sample/shandong-illustrated",
               false,
               declare_info},
    CommandRow{"coverage",
               {"各区划的联建覆盖率；最后一行是合计。", "The coverage ladder by region; the last row is the total."},
               "lianjian coverage data/sample/shandong-illustrated --level township --within 370211 --as-of 2022-02-20",
               false,
               declare_coverage},
    CommandRow{"uncovered",
               {"尚无联建单位的村居名单。", "The villages that nobody reaches."},
               "lianjian uncovered data/sample/shandong-illustrated --within 370211 --as-of 2022-02-20",
               false,
               declare_uncovered},
    CommandRow{"villages",
               {"逐村列出联建情况。", "The coverage ladder for each village."},
               "lianjian villages data/sample/shandong-illustrated --within 370211102 --as-of 2022-02-20",
               false,
               declare_villages},
    CommandRow{"partners",
               {"各联建单位承担了多少：联建村居、独家村居、贡献。",
                "Who carries the coverage: villages, sole villages, credit."},
               "lianjian partners data/sample/shandong-illustrated --serving 370211 --as-of 2022-02-20",
               false,
               declare_partners},
    CommandRow{"centrality",
               {"节点在全网中的位置：度、调和中心性、中介中心性等。",
                "Where a node stands in the whole network: degree, harmonic, betweenness and more."},
               "lianjian centrality data/sample/shandong-illustrated --measure betweenness,degree --top 10",
               false,
               declare_centrality},
    CommandRow{"structure",
               {"全网的结构：连通分量、割点、桥、块、核、社群、居间者。",
                "How the network hangs together: components, articulation points, bridges, communities, brokers."},
               "lianjian structure data/sample/shandong-illustrated --list articulation --top 10",
               false,
               declare_structure},
    CommandRow{"compare",
               {"各区划并列比较：覆盖、单位、区外联系、项目。",
                "Districts side by side: coverage, partners, reach, projects."},
               "lianjian compare data/sample/shandong-illustrated 370211 370214 --level county --as-of 2022-02-20",
               true,
               declare_compare},
    CommandRow{
        "draw",
        {"画出各区划的联建朋友圈。", "Draws the friend circle of districts."},
        "lianjian draw data/sample/shandong-illustrated --district 370211 --as-of 2022-02-20 -o out --format svg,png",
        false,
        declare_draw},
    CommandRow{
        "brief",
        {"生成一份可离线打开的简报网页。", "Writes a briefing: one page that opens offline."},
        "lianjian brief data/sample/shandong-illustrated --district 370211 --as-of 2022-02-20 -o out/huangdao.html",
        false,
        declare_brief},
    CommandRow{"explain",
               {"说明一个村居或单位的每个数字，直到它依据的关系和数据行。",
                "Each number of a village or partner, down to the ties and input lines behind it."},
               "lianjian explain data/sample/shandong-illustrated 370211001032 --as-of 2022-02-20",
               true,
               declare_explain},
    CommandRow{"export",
               {"把网络写成其他软件的格式，或一个文件夹的 CSV。",
                "Writes the network for other programs, or as a folder of CSV."},
               "lianjian export data/sample/shandong-illustrated -o out/shandong.graphml",
               false,
               declare_export,
               "all"},
};

}  // namespace

std::span<const CommandRow> commands() { return rows; }

}  // namespace lianjian
