#include "cli/day_options.hpp"

#include "data/cells.hpp"

namespace lianjian {

Date day_named(const Request& request, std::string_view option, const std::string& text) {
    const auto date = parse_date(text);
    if (date && date->first == date->after) return date->first;
    throw Failure(Exit::misuse, say(request.lang, "{}：“{}”不是日期；请写 2022-02-20",
                                    "{}: '{}' is not a day; write 2022-02-20", option, printable(text, 60)));
}

Date last_day_named(const Request& request, const std::string& to) {
    if (!to.empty()) return day_named(request, "--to", to);
    if (request.as_of) return *request.as_of;
    throw Failure(Exit::misuse, say(request.lang, "--as-of all 没有日期；请用 --to 给出",
                                    "--as-of all is no day; give one with --to"));
}

Period period_named(const Request& request, const std::string& from, const std::string& to) {
    if (from.empty()) {
        throw Failure(Exit::misuse, say(request.lang, "请用 --from 给出开始的日期", "give the first day with --from"));
    }
    const Period period{day_named(request, "--from", from), last_day_named(request, to)};
    if (period.from <= period.to) return period;
    throw Failure(Exit::misuse, say(request.lang, "--from {} 在 --to {} 之后", "--from {} is after --to {}",
                                    iso(period.from), iso(period.to)));
}

}  // namespace lianjian
