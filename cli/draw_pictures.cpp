#include "cli/draw_pictures.hpp"

#include <omp.h>

#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "cli/atomic_file.hpp"
#include "cli/districts.hpp"
#include "cli/page_sources.hpp"
#include "cli/progress.hpp"
#include "cli/version.hpp"
#include "engine/sha256.hpp"
#include "viz/html/picture_index.hpp"
#include "viz/render_pool.hpp"

namespace lianjian {
namespace {

/// All pages of a subject in all formats, page by page. Runs in a child process.
std::vector<std::string> files_of(const DrawContext& context, const Subject& subject,
                                  const std::vector<PictureFormat>& formats, std::string& warnings) {
    omp_set_num_threads(1);  // a forked child has no threads of its parent
    std::vector<Diagram> pages;
    try {
        pages = subject.together ? subject.view->draw_together(context, subject.districts)
                                 : subject.view->draw(context, subject.districts.front());
    } catch (const DiagramTooLarge& too_large) {
        throw std::length_error(too_large.what(context.lang));
    }
    std::vector<std::string> files;
    for (const Diagram& page : pages) {
        for (const PictureFormat& format : formats) files.push_back(render(page, format.format, &warnings));
    }
    return files;
}

std::string file_name(const DrawContext& context, const Subject& subject, const Picture& picture) {
    std::string stem = fmt::format("{}-{}", subject.code, subject.view->key);
    if (context.style.key != "light") stem += "-" + std::string(context.style.key);
    if (picture.pages > 1) stem += fmt::format("-{}", picture.page);
    return safe_name(stem, "." + picture.format);
}

}  // namespace

Pictures draw_pictures(const Request& request, const DrawContext& context, std::vector<Subject> subjects,
                       const std::vector<PictureFormat>& formats, std::size_t jobs_at_a_time) {
    make_folder(request.output);
    Pictures pictures;
    pictures.subjects = std::move(subjects);
    std::vector<RenderJob> jobs;
    for (const Subject& subject : pictures.subjects) {
        jobs.push_back(
            {fmt::format("{} {} {}", printable(subject.code, 120),
                         printable(context.network.region_name(subject.districts.front()), 60), subject.view->key),
             [&](std::string& warnings) { return files_of(context, subject, formats, warnings); }});
    }
    RenderLimits limits;
    limits.jobs = jobs_at_a_time;
    Progress progress(say(request.lang, "绘图", "drawing"), !request.quiet);
    render_each(jobs, limits, [&](std::size_t job, Rendered&& rendered) {
        if (!rendered.ok()) {
            pictures.failed.push_back({job, reason(rendered, limits, request.lang)});
            fmt::print(stderr, "lianjian: {}: {}\n", rendered.name, pictures.failed.back().error);
        }
        for (std::size_t i = 0; i < rendered.files.size(); ++i) {
            const std::string& bytes = rendered.files[i];
            Picture picture{job,
                            {},
                            formats[i % formats.size()].ending,
                            i / formats.size() + 1,
                            rendered.files.size() / formats.size(),
                            bytes.size(),
                            {}};
            picture.file = file_name(context, pictures.subjects[job], picture);
            picture.sha256 = hex(sha256(bytes));
            const std::string path = request.output + "/" + picture.file;
            write_file(path, bytes);
            tell(request, path);
            pictures.written.push_back(std::move(picture));
        }
        progress.count(job + 1, jobs.size());
    });
    return pictures;
}

namespace {

nlohmann::ordered_json manifest_of(const Request& request, const DrawContext& context, const Pictures& pictures) {
    using Json = nlohmann::ordered_json;
    const Network& network = context.network;
    const auto subject = [&](std::size_t place) {
        const Subject& of = pictures.subjects[place];
        return Json{{"district", of.code}, {"name", network.region_name(of.districts.front())}, {"view", of.view->key}};
    };
    Json written = Json::array(), failed = Json::array(), sources = Json::array();
    for (const Picture& picture : pictures.written) {
        Json row = subject(picture.subject);
        row.update({{"file", picture.file},
                    {"format", picture.format},
                    {"page", picture.page},
                    {"pages", picture.pages},
                    {"bytes", picture.bytes},
                    {"sha256", picture.sha256}});
        written.push_back(std::move(row));
    }
    for (const FailedPicture& picture : pictures.failed) {
        Json row = subject(picture.subject);
        row["error"] = picture.error;
        failed.push_back(std::move(row));
    }
    for (const PageSource& source : page_sources(request, network)) {
        sources.push_back({{"name", source.name}, {"rows", source.rows}, {"sha256", source.sha256}});
    }
    return {{"program", "lianjian"},
            {"version", program_version},
            {"as_of", request.as_of ? Json(iso(*request.as_of)) : Json(nullptr)},
            {"style", context.style.key},
            {"lang", context.lang == Lang::zh ? "zh" : "en"},
            {"pictures", std::move(written)},
            {"failed", std::move(failed)},
            {"sources", std::move(sources)}};
}

PictureIndex index_of(const Request& request, const DrawContext& context, const std::vector<RegionId>& districts,
                      const Pictures& pictures) {
    const Network& network = context.network;
    PictureIndex index;
    index.lang = request.lang;
    index.as_of = request.as_of ? iso(*request.as_of) : "";
    index.width = context.style.width;
    index.height = context.style.height;
    index.has_illustrative = network.has_illustrative();
    index.program_version = program_version;
    std::map<RegionId, std::size_t> place;
    for (const RegionId district : districts) {
        place.emplace(district, index.districts.size());
        index.districts.push_back({std::string(network.region_code(district)),
                                   std::string(network.region_name(district)),
                                   place_of(network, district),
                                   0,
                                   0,
                                   {},
                                   {}});
    }
    const Level level = network.regions.level(districts.front());
    for (const CoverageRow& row : coverage_by_region(network, context.covered.ladder, level).rows) {
        const auto found = place.find(row.region);
        if (found == place.end()) continue;
        index.districts[found->second].villages = row.villages;
        index.districts[found->second].covered = row.covered;
    }
    const auto entry = [&](std::size_t subject) -> IndexedDistrict& {
        return index.districts[place.at(pictures.subjects[subject].districts.front())];
    };
    const auto view = [&](std::size_t subject) {
        const View& of = *pictures.subjects[subject].view;
        return std::string(request.lang == Lang::zh ? of.words.zh : of.key);
    };
    for (const Picture& picture : pictures.written) {
        entry(picture.subject)
            .pictures.push_back({view(picture.subject), picture.file, picture.format, picture.page, picture.pages});
    }
    for (const FailedPicture& picture : pictures.failed) {
        entry(picture.subject)
            .errors.push_back(say(request.lang, "{}：{}", "{}: {}", view(picture.subject), picture.error));
    }
    return index;
}

}  // namespace

void write_picture_index(const Request& request, const DrawContext& context, const std::vector<RegionId>& districts,
                         const Pictures& pictures) {
    const std::string page = request.output + "/index.html", list = request.output + "/manifest.json";
    const std::string json =
        manifest_of(request, context, pictures).dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    write_file(list, json);
    tell(request, list);
    write_file(page, picture_index_page(index_of(request, context, districts, pictures)));
    tell(request, page);
}

}  // namespace lianjian
