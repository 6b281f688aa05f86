// The texts of viz/html/templates, embedded by the build.
#pragma once

#include <string_view>

namespace lianjian {

extern const std::string_view brief_template;
extern const std::string_view index_template;
extern const std::string_view illustrative_template;
extern const std::string_view bar_template;
extern const std::string_view bar_key_template;
extern const std::string_view district_template;
extern const std::string_view towns_template;
extern const std::string_view circle_template;
extern const std::string_view wall_template;
extern const std::string_view changes_template;
extern const std::string_view lapse_template;
extern const std::string_view fragility_template;
extern const std::string_view reach_template;
extern const std::string_view compare_template;
extern const std::string_view plan_template;
extern const std::string_view drawn_template;
extern const std::string_view uncovered_template;
extern const std::string_view method_template;
extern const std::string_view brief_css;
extern const std::string_view brief_js;
extern const std::string_view pictures_template;
extern const std::string_view pictures_css;
extern const std::string_view pictures_js;

}  // namespace lianjian
