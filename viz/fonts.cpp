#include "viz/fonts.hpp"

#include <fontconfig/fontconfig.h>

#include <memory>

namespace lianjian {
namespace {

constexpr FcChar32 village = 0x6751, joined = 0x8054;  // 村, 联

constexpr Words advice{
    "系统没有中文字体，PNG 与 PDF 图中的汉字会显示为方框——请安装 fonts-noto-cjk 或 fonts-wqy-zenhei",
    "no Chinese font is installed, so PNG and PDF pictures would show boxes instead of characters: install "
    "fonts-noto-cjk or fonts-wqy-zenhei"};

template <auto release>
struct Release {
    template <class T>
    void operator()(T* handle) const {
        release(handle);
    }
};

}  // namespace

bool has_chinese_font() {
    const std::unique_ptr<FcConfig, Release<FcConfigDestroy>> config(FcInitLoadConfigAndFonts());
    const std::unique_ptr<FcPattern, Release<FcPatternDestroy>> pattern(FcPatternCreate());
    const std::unique_ptr<FcCharSet, Release<FcCharSetDestroy>> characters(FcCharSetCreate());
    const std::unique_ptr<FcObjectSet, Release<FcObjectSetDestroy>> objects(FcObjectSetCreate());
    if (!config || !pattern || !characters || !objects) return false;
    FcCharSetAddChar(characters.get(), village);
    FcCharSetAddChar(characters.get(), joined);
    FcPatternAddCharSet(pattern.get(), FC_CHARSET, characters.get());
    const std::unique_ptr<FcFontSet, Release<FcFontSetDestroy>> fonts(
        FcFontList(config.get(), pattern.get(), objects.get()));
    return fonts && fonts->nfont > 0;
}

std::string_view missing_font_advice(Lang lang) { return advice.in(lang); }

}  // namespace lianjian
