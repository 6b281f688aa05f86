// Pictures inside the page: an SVG made fit to stand in HTML, and one SVG that speaks both languages.
#pragma once

#include <string>
#include <string_view>

namespace lianjian {

/// The `<svg>` element of a picture without what a page with a strict policy cannot hold: prolog, comments,
/// white space between elements, `<style>` and `<script>`, and the attributes style, on…, xml:space, xmlns:… and
/// id, except on `<title>` and `<desc>`, to which aria-labelledby points; the root also loses width, height and
/// class, so that the page sets its size by the viewBox.
/// Empty when there is no `<svg>` element. O(length).
[[nodiscard]] std::string inline_svg(std::string_view svg);

/// Two renderings of one picture, which differ in words only, as one: `<text>` elements that differ stand
/// there twice, marked lang="zh-CN" and lang="en"; other elements once; a `<title>` or `<desc>` that differs
/// holds both texts. When anything else differs, both pictures follow one another, their roots marked with lang.
/// If one is empty the other is returned unmarked.
[[nodiscard]] std::string bilingual_svg(std::string_view zh, std::string_view en);

}  // namespace lianjian
