// An empty roster to fill in: a workbook whose sheets and headers are those the loader reads.
#pragma once

#include <string>

#include "engine/words.hpp"

namespace lianjian {

/// The workbook as bytes: a sheet that explains (`说明`, `guide`; the loader passes it over), then one a table, with
/// drop-down lists for kinds and status, codes as text and a word on each column beside its cells. Sheets, headers and
/// kinds are in the language. With `examples` the sheets hold the examples that otherwise only the first one shows.
/// Same language, same bytes.
[[nodiscard]] std::string roster_template(Lang lang, bool examples = false);

}  // namespace lianjian
