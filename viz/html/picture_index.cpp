#include "viz/html/picture_index.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/sha256.hpp"
#include "viz/html/escape.hpp"
#include "viz/html/fill_template.hpp"
#include "viz/html/page_values.hpp"
#include "viz/html/templates.hpp"

namespace lianjian {
namespace {

namespace ms = kainjow::mustache;

bool is_shown_small(const IndexedPicture& picture) { return picture.format == "svg" || picture.format == "png"; }

/// A view's pages in small: of several formats the first that a browser draws.
ms::data thumbnails_of(const IndexedDistrict& district) {
    ms::data list(ms::data::type::list);
    const IndexedPicture* last = nullptr;
    for (const IndexedPicture& picture : district.pictures) {
        if (!is_shown_small(picture)) continue;
        if (last != nullptr && last->view == picture.view && last->page == picture.page) continue;
        last = &picture;
        ms::data item;
        item.set("file", picture.file);
        item.set("alt", district.name + " " + picture.view);
        list.push_back(item);
    }
    return list;
}

ms::data links_of(const IndexedDistrict& district) {
    ms::data list(ms::data::type::list);
    for (const IndexedPicture& picture : district.pictures) {
        ms::data item;
        item.set("file", picture.file);
        std::string words = picture.view;
        if (picture.pages > 1) words += fmt::format(" {}/{}", picture.page, picture.pages);
        item.set("words", words + " " + picture.format);
        list.push_back(item);
    }
    return list;
}

ms::data card_of(const IndexedDistrict& district) {
    ms::data card;
    card.set("name", escape_name(district.name));
    card.set("code", district.code);
    card.set("find", district.code + " " + district.name + " " + district.place);
    card.set("covered", number(district.covered));
    card.set("villages", number(district.villages));
    card.set("share", percent(district.covered, district.villages));
    card.set("width", length(100 * part_of(district.covered, district.villages)));
    card.set("zero", district.villages > 0 && district.covered == 0);
    card.set("thumbnails", thumbnails_of(district));
    card.set("links", links_of(district));
    ms::data errors(ms::data::type::list);
    for (const std::string& error : district.errors) {
        ms::data item;
        item.set("error", error);
        errors.push_back(item);
    }
    card.set("errors", errors);
    return card;
}

/// Cards under the place their districts lie in.
ms::data places_of(const PictureIndex& index) {
    ms::data places(ms::data::type::list);
    for (std::size_t i = 0; i < index.districts.size();) {
        const std::string& place = index.districts[i].place;
        ms::data group, cards(ms::data::type::list);
        for (; i < index.districts.size() && index.districts[i].place == place; ++i) {
            cards.push_back(card_of(index.districts[i]));
        }
        group.set("place", place.empty() ? std::string() : escape_name(place));
        group.set("cards", cards);
        places.push_back(group);
    }
    return places;
}

void set_words(ms::data& data, const PictureIndex& index) {
    const auto set = [&](const char* key, std::string zh, std::string en) {
        data.set(key, index.lang == Lang::zh ? std::move(zh) : std::move(en));
    };
    std::size_t pictures = 0, missing = 0;
    for (const IndexedDistrict& district : index.districts) {
        pictures += district.pictures.size();
        missing += district.errors.size();
    }
    const std::size_t areas = index.districts.size();
    set("title", fmt::format("{} 个地区的图", areas), fmt::format("Pictures of {} areas", areas));
    set("eyebrow", index.as_of.empty() ? "全部有记录的关系，不论起止" : "数据截至 " + index.as_of,
        index.as_of.empty() ? "All recorded ties, whatever their dates" : "As of " + index.as_of);
    set("lead", fmt::format("共 {} 个文件。点图看原图。", pictures),
        fmt::format("{} files. A click opens a picture at its full size.", pictures));
    if (missing > 0) {
        set("missing", fmt::format("有 {} 幅没有画成，原因写在各地区下。", missing),
            fmt::format("{} could not be drawn; the reason stands with the area.", missing));
    }
    if (index.has_illustrative) {
        set("illustrative", "数据中有标为示意的记录，由抽签定出，并非事实。",
            "Some records of the data were drawn by lot and are no facts.");
    }
    set("find", "查找", "Find");
    set("find_hint", "地区名称或代码", "name or code of an area");
    set("of_units", "个村居已联建", "units covered");
    set("none_found", "没有找到", "Nothing found");
}

}  // namespace

std::string picture_index_page(const PictureIndex& index) {
    ms::data data;
    data.set("lang", index.lang == Lang::zh ? "zh-CN" : "en");
    const std::string style = std::string(pictures_css) + fmt::format(".card img {{ aspect-ratio: {} / {}; }}\n",
                                                                      length(index.width), length(index.height));
    data.set("style", style);
    data.set("script", std::string(pictures_js));
    data.set("style_hash", base64(sha256(style)));
    data.set("script_hash", base64(sha256(pictures_js)));
    data.set("version", index.program_version);
    data.set("missing", false);
    data.set("illustrative", false);
    set_words(data, index);
    data.set("places", places_of(index));
    return fill_template(pictures_template, data);
}

}  // namespace lianjian
