# The HTML page, as part of lianjian_viz. Included from viz/CMakeLists.txt after lianjian_library(viz …).
find_package(nlohmann_json 3.11 REQUIRED)
find_path(MUSTACHE_INCLUDE_DIR kainjow/mustache.hpp REQUIRED)

target_sources(lianjian_viz PRIVATE
    html/brief_page.cpp html/brief_page.hpp
    html/brief_words.cpp html/brief_words.hpp
    html/changes_data.cpp
    html/circle_data.cpp html/circle_data.hpp
    html/district_data.cpp html/district_data.hpp
    html/escape.cpp html/escape.hpp
    html/fill_template.cpp html/fill_template.hpp
    html/page_values.cpp html/page_values.hpp
    html/picture_index.cpp html/picture_index.hpp
    html/plan_data.cpp
    html/reach_data.cpp
    html/section_data.hpp
    html/svg_fragment.cpp html/svg_fragment.hpp
    html/templates.hpp
    html/trend_svg.cpp html/trend_svg.hpp
    html/uncovered_data.cpp
    html/wall_data.cpp
)
foreach(template brief index illustrative bar bar_key district towns wall circle changes lapse fragility reach compare
        uncovered plan drawn method pictures)
    lianjian_embed(lianjian_viz html/templates/${template}.mustache ${template}_template)
endforeach()
lianjian_embed(lianjian_viz html/templates/brief.css brief_css)
lianjian_embed(lianjian_viz html/templates/brief.js brief_js)
lianjian_embed(lianjian_viz html/templates/pictures.css pictures_css)
lianjian_embed(lianjian_viz html/templates/pictures.js pictures_js)

# Headers only, and not ours to warn about.
target_include_directories(lianjian_viz SYSTEM PRIVATE ${MUSTACHE_INCLUDE_DIR})
target_link_libraries(lianjian_viz PRIVATE $<BUILD_INTERFACE:nlohmann_json::nlohmann_json>)
# The templates of mustache.hpp are inlined into our function, and g++ 12 sees null pointers in std::vector there.
set_source_files_properties(html/fill_template.cpp PROPERTIES COMPILE_OPTIONS -Wno-null-dereference)
