// Takes a file; goes through pages, objects, streams, slack, fonts and earlier versions, one after the other.
#include "xray/inspection.h"

#include "base/unicode.h"
#include "xray/font_words.h"
#include "xray/joined.h"
#include "xray/readings.h"
#include "xray/wrappings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

namespace dhrdoc::xray {

namespace {

constexpr int deepest_attachment = 3;
constexpr std::size_t most_versions = 24;
constexpr std::size_t largest_text = 1U << 20U;  // that is tried in encodings that nobody has used for long

/// "page 3", "pages 3, 5 and 2 more"
std::string list_of(std::set<std::size_t> const& pages) {
    std::string out = pages.size() == 1 ? "page " : "pages ";
    std::size_t count = 0;
    for (std::size_t const page : pages) {
        if (count == 5) {
            out += " and " + std::to_string(pages.size() - count) + " more";
            break;
        }
        if (count++ > 0) out += ", ";
        out += std::to_string(page);
    }
    return out;
}

bool looks_like_content(std::string_view bytes) {
    bool const begins = bytes.find("BT") != std::string_view::npos && bytes.find("ET") != std::string_view::npos;
    return begins && (bytes.find("Tj") != std::string_view::npos || bytes.find("TJ") != std::string_view::npos ||
                      bytes.find("Tf") != std::string_view::npos);
}

std::uint32_t little(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = count; i-- > 0;)
        value = (value << 8U) | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    return value;
}

std::string written_day(std::uint32_t year, std::uint32_t month, std::uint32_t day) {
    auto const two = [](std::uint32_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return dates_in_words(std::to_string(year) + "-" + two(month) + "-" + two(day));
}

/// bzip2, 7-Zip, xz, RAR, Zstandard.
bool is_strange_archive(std::string_view bytes) {
    constexpr std::array<std::string_view, 5> begins = {"BZh", "7z\xBC\xAF",
                                                        "\xFD"
                                                        "7zXZ",
                                                        "Rar!\x1A", "\x28\xB5\x2F\xFD"};
    return std::any_of(begins.begin(), begins.end(), [&](std::string_view begin) { return bytes.starts_with(begin); });
}

/// RFC 1950: a window of 32 KiB or less, and a checksum over the first two bytes.
bool is_zlib(std::string_view bytes) {
    if (bytes.size() < 8) return false;
    auto const first = static_cast<unsigned char>(bytes[0]);
    auto const second = static_cast<unsigned char>(bytes[1]);
    return (first & 15U) == 8 && first >> 4U <= 7 && (first * 256U + second) % 31U == 0;
}

std::uint32_t big(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i)
        value = (value << 8U) | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    return value;
}

/// What a JPEG carries beside its picture: comments, EXIF, XMP, and what stands behind its end.
std::string beside_picture(std::string_view bytes) {
    std::string out;
    std::size_t at = 2;
    while (at + 4 <= bytes.size() && bytes[at] == '\xFF') {
        auto const marker = static_cast<unsigned char>(bytes[at + 1]);
        if (marker == 0xDA) break;
        std::size_t const length = big(bytes, at + 2, 2);
        if (marker == 0xFE || (marker >= 0xE0 && marker <= 0xEF)) {
            out += bytes.substr(at + 4, length < 2 ? 0 : length - 2);
            out += '\0';
        }
        at += 2 + std::max<std::size_t>(length, 2);
    }
    std::size_t const end = bytes.rfind("\xFF\xD9");
    if (end != std::string_view::npos) out += bytes.substr(end + 2);
    return out;
}

/// What a PNG says beside its picture: the texts of its chunks tEXt, zTXt and iTXt.
std::string texts_of_png(std::string_view bytes) {
    std::string out;
    for (std::size_t at = 8; at + 12 <= bytes.size();) {
        std::size_t const length = big(bytes, at, 4);
        auto const kind = bytes.substr(at + 4, 4);
        auto const data = bytes.substr(at + 8, length);
        if (kind == "tIME" && length == 7)
            out += written_day(big(data, 0, 2), big(data, 2, 1), big(data, 3, 1)) + "\n\n";
        if (kind == "tEXt" || kind == "zTXt" || kind == "iTXt" || kind == "eXIf") {
            out += data;
            out += "\n\n";
            auto const zero = data.find('\0');
            std::size_t packed = std::string_view::npos;
            if (kind == "zTXt" && zero != std::string_view::npos) packed = zero + 2;
            if (kind == "iTXt" && zero + 2 < data.size() && data[zero + 1] == 1) {
                packed = data.find('\0', zero + 3);  // behind the language and the keyword in it
                if (packed != std::string_view::npos) packed = data.find('\0', packed + 1);
                if (packed != std::string_view::npos) ++packed;
            }
            if (packed < data.size()) out += inflate_bytes(data.substr(packed), true).bytes + "\n\n";
        }
        at += 12 + length;
    }
    return out;
}

/// Letters that were turned into outlines are many small shapes that are no rectangles.
bool may_draw_letters(Painted const& painted) {
    constexpr std::size_t shortest_word = 12;
    constexpr double largest = 40;  // points
    auto const like_a_letter = [](Shape const& shape) {
        std::size_t corners = 0;
        for (auto const& outline : shape.outline) corners += outline.size();
        bool const small = shape.box.right - shape.box.left < largest && shape.box.top - shape.box.bottom < largest;
        return shape.image == nullptr && corners > 6 && small;
    };
    return static_cast<std::size_t>(std::count_if(painted.shapes.begin(), painted.shapes.end(), like_a_letter)) >=
           shortest_word;
}

std::set<char32_t> letters_of(std::vector<std::string> const& texts) {
    std::set<char32_t> out;
    for (std::string const& text : texts) {
        for (char32_t const c : base::to_utf32(text)) {
            bool const plain = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c >= 0xC0;
            if (plain && (c < 0x2000 || c > 0x2BFF) && c != 0xFFFD) out.insert(c);
        }
    }
    return out;
}

std::string joined(std::vector<std::string> const& texts) {
    std::string out;
    for (std::string const& text : texts) out += text;
    return out;
}

/// How many there are of what may hide something.
struct Kinds {
    std::size_t annotations = 0;
    std::size_t marks = 0;
    std::size_t scripts = 0;
    std::size_t attachments = 0;
    std::size_t private_data = 0;
    std::size_t thumbnails = 0;

    void count(File const& file, Value const& value, int depth) {
        if (depth > 32 || value.items.empty()) return;
        if (value.is(Type::dictionary)) count_one(file, value);
        for (Value const& item : value.items) count(file, item, depth + 1);
    }

private:
    void count_one(File const& file, Value const& value) {
        std::string const& type = value["Type"].text;
        if (value.has("Rect") && (type == "Annot" || type.empty())) {
            std::string const& subtype = file.get(value, "Subtype").text;
            if (subtype == "Redact") ++marks;
            if (!subtype.empty() && subtype != "Link" && subtype != "Widget" && subtype != "Redact" &&
                subtype != "Popup")
                ++annotations;
        }
        if (value.has("JS") || value.has("JavaScript")) ++scripts;
        if (value.has("EF") || type == "EmbeddedFile") ++attachments;
        if (value.has("PieceInfo")) ++private_data;
        if (value.has("Thumb") || value.has("Alternates")) ++thumbnails;
    }
};

}  // namespace

Inspection::Inspection(model::Search const& search, Strictness strictness, std::string_view password, int depth,
                       unsigned threads, std::vector<Finding>& findings)
    : search_(search),
      strictness_(strictness),
      password_(password),
      depth_(depth),
      threads_(threads),
      findings_(findings),
      gathering_(search, findings, threads),
      words_(search.words()) {}

void Inspection::hidden(Channel channel, std::string where, std::string message, base::Severity for_any) {
    base::Severity const severity = strictness_ == Strictness::ours ? base::Severity::error : for_any;
    findings_.push_back({name_of(channel), std::move(where), std::move(message), {}, false, severity});
}

void Inspection::run(std::string_view bytes, Opened const& opened) {
    if (opened.encrypted && opened.readable) {
        File outer(bytes, opened.locations);
        take_slack(outer);
        if (strictness_ == Strictness::ours)
            hidden(Channel::stream, "the file", "the file is encrypted, which no file of ours is");
        File file(opened.in_clear, {});
        inspect(file, false);
        for (std::size_t i = 0; i + 1 < std::min(outer.ends().size(), most_versions) && !outer.linearized(); ++i) {
            std::string_view const earlier = bytes.substr(0, outer.ends()[i]);
            Opened const again = open(earlier, password_);
            if (!again.readable) continue;
            std::vector<Finding> found;
            Inspection(search_, strictness_, password_, depth_, threads_, found).run_as_earlier(earlier, again);
            findings_.insert(findings_.end(), found.begin(), found.end());
        }
        if (outer.ends().size() > 1 && !outer.linearized()) {
            hidden(Channel::revision, "the whole file", "earlier versions of the document are still in the file");
        }
        return;
    }
    File file(bytes, opened.locations);
    if (opened.needs_password) {  // what stands outside of the encryption can be read all the same
        take_slack(file);
        gathering_.search();
        return;
    }
    take_slack(file);
    inspect(file, false);
}

void Inspection::run_as_earlier(std::string_view bytes, Opened const& opened) {
    File file(opened.encrypted ? std::string_view(opened.in_clear) : bytes,
              opened.encrypted ? Locations{} : opened.locations);
    std::size_t const before = findings_.size();
    strictness_ = Strictness::any;
    inspect(file, true);
    for (std::size_t i = before; i < findings_.size(); ++i) {
        findings_[i].channel = name_of(Channel::revision);
        findings_[i].where = "an earlier version, " + findings_[i].where;
    }
    std::erase_if(findings_, [](Finding const& finding) { return finding.rule.empty(); });
}

void Inspection::inspect(File& file, bool forced) {
    std::vector<Page> const pages = pages_of(file);
    painted_.assign(file.objects().size(), false);
    Channel const earlier = Channel::revision;
    take_pages(file, pages, forced ? &earlier : nullptr);
    Channel const unused = forced ? Channel::revision : Channel::orphan;
    take_pages(file, loose_pages_of(file, pages), &unused);
    take_joined(file, pages, forced);
    Roles roles(file, gathering_);
    roles.walk(pages);
    take_streams(file, roles, forced);
    take_unused(file, roles);
    gathering_.search();
    if (forced) return;
    if (file.table_is_wrong())
        hidden(
            Channel::unreadable, "the whole file",
            "its list of objects (the cross-reference table) leads astray; the file was read from end to end instead");
    look_for_kinds(file);
    if (strictness_ == Strictness::ours) look_at_claims(file);
    report_pages();
    take_versions(file);
}

namespace {

/// Stands behind the fonts of pages, so that nobody reads one whose fonts have gone.
struct PagesEnd {
    Gathering const& gathering;
    ~PagesEnd() { gathering.wait_for_pages(); }
};

}  // namespace

void Inspection::take_pages(File const& file, std::vector<Page> const& pages, Channel const* as) {
    Fonts fonts(file);
    Painter painter(file, fonts);
    bool const forced = as != nullptr;
    PagesEnd const end{gathering_};
    std::size_t number = 0;
    for (Page const& page : pages) {
        ++number;
        auto const made = std::make_shared<Painted>(painter.paint_page(page.inherited));
        find_hidden(file, *made);
        Painted const& painted = *made;
        bool const loose = forced && *as == Channel::orphan;
        std::string const where = loose ? place_of(page.object, {}) : "page " + std::to_string(number);
        gathering_.add_page(where, made, as);
        if (!forced && strictness_ == Strictness::any) take_gaps(painted, number);
        take_asides(painted, where, as);
        if (!forced) note_hidden(painted, number);
        images_ += painted.images;
        if (!forced && may_draw_letters(painted)) drawn_pages_.insert(number);
        if (!forced && (painted.damaged || painted.exhausted)) damaged_pages_.insert(number);
    }
    gathering_.finish_pages();
    for (std::size_t i = 0; i < painted_.size(); ++i) painted_[i] = painted_[i] || painter.visited()[i];
    take_fonts(file, fonts);
}

/// Letters were taken out, but what follows them stands where it stood: the gap has the width of what was there.
void Inspection::take_gaps(Painted const& painted, std::size_t page) {
    if (words_.empty()) return;
    constexpr double one_baseline = 0.05;  // points
    Lines const lines = lines_of(painted);
    std::map<long, int> starts;  // where the text behind a gap begins; columns of tables begin at the same place often
    struct Gap {
        Glyph const* before;
        double width;
        long start;
        // A space that was shown adjoins it, on one baseline: between the cells of a table stands none, and the words
        // of a chart are put each in the middle of something.
        bool in_sentence;
    };
    std::vector<Gap> gaps;
    for (auto const& line : lines) {
        Glyph const* last = nullptr;
        double end = 0;
        double across = 0;
        bool space = false;
        for (Placed const& placed : line) {
            Glyph const& glyph = painted.glyphs[placed.index];
            space = space || glyph.code->text == " ";
            if (glyph.code->text == " " || glyph.hidden != seen || glyph.font == nullptr) continue;
            long const start = std::lround(placed.along);
            if (last == nullptr || placed.along - end > 1.2 * glyph.size) ++starts[start];
            if (last != nullptr && placed.along - end > 1.2 * glyph.size)
                gaps.push_back(
                    {last, placed.along - end, start, space && std::fabs(placed.across - across) < one_baseline});
            across = placed.across;
            last = &glyph;
            space = false;
            end = placed.along + std::hypot(glyph.advance.x, glyph.advance.y);
        }
    }
    if (gaps.size() > 400) return;
    for (Gap const& gap : gaps) {
        if (starts[gap.start] > 1 || !fits_a_word(gap.before->font, gap.width, gap.before->size)) continue;
        double const millimetres = (painted.page.top - gap.before->origin.y) * 25.4 / 72;
        findings_.push_back(
            {name_of(Channel::gap),
             "page " + std::to_string(page) + ", " + std::to_string(std::lround(millimetres)) + " mm from the top",
             leak_message(Channel::gap), "width", gap.in_sentence,
             gap.in_sentence ? base::Severity::error : base::Severity::warning});
    }
}

bool Inspection::fits_a_word(Font const* font, double gap, double size) {
    auto& widths = word_widths_[font];
    if (widths.empty()) {
        for (std::string const& word : words_) widths.push_back(font->width_of(word));
        widths.push_back(font->width_of(" "));
    }
    double const space = std::max(widths.back(), 0.0);
    for (std::size_t i = 0; i + 1 < widths.size(); ++i) {
        for (int spaces = 0; widths[i] > 1 && spaces <= 2; ++spaces) {
            if (std::fabs((widths[i] + spaces * space) * size - gap) < 0.02) return true;
        }
    }
    return false;
}

void Inspection::take_joined(File const& file, std::vector<Page> const& pages, bool forced) {
    auto const as = [&](Channel channel) { return forced ? Channel::revision : channel; };
    std::size_t budget = 500'000;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        for (std::string const& text : beside_each_other(file, pages[i], budget))
            gathering_.add(as(Channel::annotation), "page " + std::to_string(i + 1), text, Joined::yes);
    }
    for (std::string const& text : read_aloud(file))
        gathering_.add(as(Channel::tag), "the structure tree", text, Joined::yes);
    std::string const form = as_text(packets_of_form(file));
    if (!form.empty()) gathering_.add(as(Channel::form), "the packets of the form", form);
}

void Inspection::take_asides(Painted const& painted, std::string const& where, Channel const* forced) {
    auto const as = [&](Channel channel) { return forced != nullptr ? *forced : channel; };
    for (Aside const& aside : painted.asides) {
        switch (aside.kind) {
            case Aside::Kind::property:
                gathering_.add_string(as(Channel::tag), where, aside.text);
                break;
            case Aside::Kind::operand:
                gathering_.add_string(as(Channel::stream), where, aside.text);
                break;
            case Aside::Kind::samples:
                gathering_.add(as(Channel::image), where, aside.text);
                break;
            case Aside::Kind::tag:
                if (!is_usual_name(aside.text))
                    gathering_.add_string(as(Channel::stream), where, aside.text, Joined::yes);
                break;
        }
    }
    if (!painted.replaced.empty()) gathering_.add(as(Channel::tag), where, text_as_copied(painted));
}

void Inspection::note_hidden(Painted const& painted, std::size_t page) {
    constexpr std::array<Channel, 5> why = {Channel::covered, Channel::background, Channel::off_page, Channel::tiny,
                                            Channel::layer};
    for (Glyph const& glyph : painted.glyphs) {
        if (glyph.code->text.empty() || glyph.code->guessed) undecoded_pages_.insert(page);
        if (glyph.hidden == seen) continue;
        for (std::size_t bit = 0; bit < why.size(); ++bit) {
            if ((glyph.hidden & (1U << bit)) != 0) hidden_pages_[why.at(bit)].insert(page);
        }
    }
}

void Inspection::report_pages() {
    std::map<Channel, std::string> const says = {
        {Channel::covered, "text lies under a shape or an image; it can be copied out"},
        {Channel::background, "text is painted in the colour of its ground, or not at all; it can be copied out"},
        {Channel::off_page, "text stands outside the page or its visible part"},
        {Channel::tiny, "text is too small to be read"},
        {Channel::layer, "text stands in a layer or an annotation that is not shown"},
    };
    for (auto const& [channel, pages] : hidden_pages_) hidden(channel, list_of(pages), says.at(channel));
    if (!undecoded_pages_.empty()) {
        hidden(Channel::unreadable, list_of(undecoded_pages_),
               "some text cannot be turned into letters: its font does not say what they are; look at the page");
    }
    if (!damaged_pages_.empty()) {
        hidden(Channel::unreadable, list_of(damaged_pages_),
               "the content of the page is damaged or too large, and was read as far as it could be");
    }
    if (!drawn_pages_.empty() && strictness_ == Strictness::any) {
        hidden(Channel::image, list_of(drawn_pages_),
               "many small shapes are drawn; letters drawn as outlines cannot be read; look at the page",
               base::Severity::note);
    }
    if (images_ > 0 && strictness_ == Strictness::any) {
        hidden(Channel::image, std::to_string(images_) + (images_ == 1 ? " image" : " images"),
               "what a picture shows cannot be checked; look at each", base::Severity::note);
    }
}

void Inspection::take_streams(File const& file, Roles const& roles, bool forced) {
    std::vector<Page> const pages = pages_of(file);
    Value const none;
    Value const& resources = pages.empty() ? none : file.get(pages[0].object->value, "Resources");
    for (std::size_t i = 0; i < file.objects().size(); ++i) {
        Object const& object = file.objects()[i];
        if (!object.has_stream || object.value["Type"].is_name("XRef")) continue;
        take_trailing(file, object);
        if (painted_[i] || object.value["Type"].is_name("ObjStm")) continue;
        Channel channel = roles.reached(object) ? roles.role(object) : Channel::orphan;
        bool const old = !object.current && file.ends().size() > 1 && !file.linearized();
        if (old || forced) channel = Channel::revision;
        if (channel == Channel::page_text) channel = Channel::stream;
        take_stream(file, object, channel, resources);
    }
}

void Inspection::take_trailing(File const& file, Object const& object) {
    std::string const where = place_of(&object, {});
    Decoded const& decoded = file.decoded(object);
    bool const blank = std::all_of(decoded.trailing.begin(), decoded.trailing.end(), is_space);
    if (!blank) take_bytes(decoded.trailing, Channel::slack, where + ", behind the end of its data");
    if (decoded.too_large) hidden(Channel::unreadable, where, "a stream unpacks to more than can be looked through");
    if (decoded.damaged) hidden(Channel::unreadable, where, "a stream is damaged and was read as far as it could be");
}

void Inspection::take_stream(File const& file, Object const& object, Channel channel, Value const& resources) {
    std::string const where = place_of(&object, {});
    Decoded const& decoded = file.decoded(object);
    Value const& dictionary = object.value;
    std::string const& subtype = file.get(dictionary, "Subtype").text;
    if (subtype == "Image") {
        take_image(file, object, channel == Channel::stream ? Channel::image : channel);
    } else if (decoded.bytes.starts_with(std::string_view("\0\1\0\0", 4)) || decoded.bytes.starts_with("OTTO") ||
               decoded.bytes.starts_with("true") || decoded.bytes.starts_with("%!PS-AdobeFont") ||
               decoded.bytes.starts_with("%!FontType")) {
        take_font_program(file, object, channel);
    } else if (subtype == "Form" || dictionary.has("PatternType") ||
               (channel != Channel::attachment && looks_like_content(decoded.bytes))) {
        Fonts fonts(file);
        Painter painter(file, fonts);
        PagesEnd const end{gathering_};
        auto const painted = std::make_shared<Painted const>(painter.paint_stream(object, resources));
        gathering_.add_page(where, painted, &channel);
        take_asides(*painted, where, &channel);
        gathering_.finish_pages();
    } else if (channel != Channel::font_subset) {
        take_bytes(decoded.bytes, channel, where);
    } else {
        gathering_.add(channel, where, legible_runs(decoded.bytes, 10));
    }
}

void Inspection::take_image(File const& file, Object const& object, Channel channel) {
    Decoded const& decoded = file.decoded(object);
    std::string_view const bytes = decoded.bytes;
    std::string const where = place_of(&object, {});
    if (bytes.starts_with("\xFF\xD8")) {
        std::string const beside = beside_picture(bytes);
        std::size_t const xml = beside.find("<x:xmpmeta");
        if (xml != std::string::npos) gathering_.add(channel, where, std::string_view(beside).substr(xml));
        gathering_.add(channel, where, legible_runs(beside, 4));
        gathering_.add(channel, where, dates_in_words(beside));  // when it was taken: all figures, no word
    } else if (decoded.stopped_at == "JPXDecode") {
        gathering_.add(channel, where, legible_runs(bytes, 8));
    } else {
        gathering_.add(channel, where, legible_runs(bytes, 8));  // samples, in which somebody may have put a text
    }
}

void Inspection::take_font_program(File const& file, Object const& object, Channel channel) {
    Channel const as = channel == Channel::stream ? Channel::font_subset : channel;
    FontWords const words = words_in_font(file.decoded(object).bytes);
    gathering_.add(as, place_of(&object, {}), words.own, Joined::yes);
    gathering_.add_of_makers(as, place_of(&object, {}), words.of_makers);
}

void Inspection::take_bytes(std::string_view bytes, Channel channel, std::string const& where) {
    if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos && depth_ < deepest_attachment) {
        Opened const opened = open(bytes, password_);
        std::vector<Finding> found;
        Inspection(search_, Strictness::any, password_, depth_ + 1, threads_, found).run(bytes, opened);
        for (Finding& finding : found) {
            if (finding.rule.empty()) continue;
            finding.channel = name_of(channel);
            finding.where = where + ", a PDF inside, " + finding.where;
            findings_.push_back(std::move(finding));
        }
        if (opened.needs_password)
            hidden(Channel::unreadable, where, "an attached PDF is encrypted and cannot be looked into");
        return;
    }
    if (bytes.starts_with("PK\x03\x04")) return take_archive(bytes, channel, where);
    if (bytes.starts_with("\x1F\x8B") && depth_ < deepest_attachment) return take_gzip(bytes, channel, where);
    if (is_zlib(bytes) && depth_ < deepest_attachment) {
        Decoded const unpacked = inflate_bytes(bytes, true);
        ++depth_;
        if (!unpacked.bytes.empty()) take_bytes(unpacked.bytes, channel, where);
        --depth_;
    }
    if (is_strange_archive(bytes))
        hidden(Channel::unreadable, where, "an archive of a kind that cannot be unpacked here; look into it yourself");
    std::string const text = as_text(bytes);
    if (!text.empty()) {
        gathering_.add(channel, where, text, channel == Channel::form ? Joined::yes : Joined::no);
    } else {
        if (bytes.starts_with("\xFF\xD8")) {
            gathering_.add(channel, where, legible_runs(beside_picture(bytes), 4));
            gathering_.add(channel, where, dates_in_words(beside_picture(bytes)));
        }
        if (bytes.starts_with("\x89PNG")) gathering_.add(channel, where, legible_runs(texts_of_png(bytes), 4));
        if (bytes.size() <= largest_text) gathering_.add(channel, where, from_ebcdic(bytes));
        gathering_.add(channel, where, legible_runs(bytes, 6));
    }
}

/// Behind ten bytes may stand extra data, the name that the file had, and a comment (RFC 1952).
void Inspection::take_gzip(std::string_view bytes, Channel channel, std::string const& where) {
    std::uint32_t const flags = big(bytes, 3, 1);
    std::size_t at = 10;
    if ((flags & 4U) != 0) at += 2 + little(bytes, at, 2);
    for (std::uint32_t const flag : {8U, 16U}) {
        if ((flags & flag) == 0 || at >= bytes.size()) continue;
        std::size_t const end = std::min(bytes.find('\0', at), bytes.size());
        gathering_.add_string(channel, where, bytes.substr(at, end - at), Joined::yes);
        at = end + 1;
    }
    if ((flags & 2U) != 0) at += 2;
    ++depth_;
    take_bytes(inflate_bytes(bytes.substr(std::min(at, bytes.size())), false).bytes, channel, where);
    --depth_;
}

/// Word, Excel and OpenDocument files are archives of XML.
void Inspection::take_archive(std::string_view bytes, Channel channel, std::string const& where) {
    if (depth_ >= deepest_attachment) return;
    ++depth_;
    std::size_t members = 0;
    for (std::size_t at = 0; at != std::string_view::npos && ++members < 2000; at = bytes.find("PK\x03\x04", at + 4)) {
        std::uint32_t const method = little(bytes, at + 8, 2);
        std::size_t const size = little(bytes, at + 18, 4);
        std::size_t const name_size = little(bytes, at + 26, 2);
        std::size_t const data = at + 30 + name_size + little(bytes, at + 28, 2);
        if (data >= bytes.size()) continue;
        gathering_.add(channel, where, bytes.substr(at + 30, name_size), Joined::yes);
        std::string_view const raw = bytes.substr(data, size == 0 ? bytes.size() : size);
        if (method == 8) take_bytes(inflate_bytes(raw, false, 8U << 20U).bytes, channel, where);
        if (method == 0) take_bytes(raw, channel, where);
        // Bits of 1980 and on: seven of the year, four of the month, five of the day.
        std::uint32_t const day = little(bytes, at + 12, 2);
        gathering_.add(channel, where, written_day(1980 + (day >> 9U), day >> 5U & 15U, day & 31U));
    }
    --depth_;
    std::size_t const end = bytes.rfind("PK\x05\x06");
    if (end != std::string_view::npos && end + 22 <= bytes.size())
        gathering_.add_string(channel, where, bytes.substr(end + 22));
}

void Inspection::take_slack(File const& file) {
    std::map<Leftover, std::size_t> seen_kinds;
    for (Slack const& slack : file.slack()) {
        std::string where;
        switch (slack.kind) {
            case Leftover::before_header:
                where = "before the beginning of the PDF";
                break;
            case Leftover::comment:
                where = "a comment";
                break;
            case Leftover::between_objects:
                where = "between two objects";
                break;
            case Leftover::after_end:
                where = "behind the end of the PDF";
                break;
            case Leftover::inside_object:
                where = "in a gap inside an object";
                break;
        }
        if (slack.object != 0) where += " near object " + std::to_string(slack.object);
        take_bytes(slack.bytes, Channel::slack, where);
        Lexer lexer(slack.bytes);
        std::vector<Value> values;
        for (int i = 0; i < 10'000; ++i) {
            Value value = lexer.read();
            if (value.is(Type::end)) break;
            values.push_back(std::move(value));
        }
        std::vector<Value const*> open;
        for (Value const& value : values) open.push_back(&value);
        while (!open.empty()) {
            Value const& value = *open.back();
            open.pop_back();
            if (value.is(Type::string) || value.is(Type::name))
                gathering_.add_string(Channel::slack, where, value.text);
            for (Value const& item : value.items) open.push_back(&item);
        }
        ++seen_kinds[slack.kind];
    }
    std::map<Leftover, std::string> const says = {
        {Leftover::before_header, "bytes stand before the beginning of the PDF"},
        {Leftover::comment, "the file has comments, which no reader shows"},
        {Leftover::between_objects, "bytes stand between the objects of the file"},
        {Leftover::after_end, "bytes stand behind the end of the PDF"},
        {Leftover::inside_object, "bytes stand in gaps inside objects"}};
    for (auto const& [kind, count] : seen_kinds) {
        bool const dull = kind == Leftover::comment;  // many programs sign their work so
        hidden(Channel::slack, std::to_string(count) + (count == 1 ? " place" : " places"), says.at(kind),
               dull ? base::Severity::note : base::Severity::warning);
    }
    gathering_.search();
}

void Inspection::take_unused(File const& file, Roles& roles) {
    std::size_t unused = 0;
    std::size_t old = 0;
    bool const versions = file.ends().size() > 1 && !file.linearized();
    for (Object const& object : file.objects()) {
        if (object.current && roles.reached(object)) continue;
        bool const structure = object.value["Type"].is_name("ObjStm") || object.value["Type"].is_name("XRef") ||
                               object.value.has("Linearized");
        // libharu's own information dictionary, which write replaces: the same words in every file.
        bool const constant =
            object.value.items.size() == 2 && object.value["Producer"].text.starts_with("Haru Free PDF Library");
        if (structure || constant) continue;
        bool const earlier = !object.current && versions;
        roles.take_unused(object, earlier ? Channel::revision : Channel::orphan);
        bool const says_something = object.has_stream || object.value.is(Type::dictionary) ||
                                    object.value.is(Type::string) || object.value.is(Type::array);
        if (says_something) ++(earlier ? old : unused);
    }
    if (unused > 0) {
        hidden(Channel::orphan, std::to_string(unused) + (unused == 1 ? " object" : " objects"),
               "parts of the file are not used by the document", base::Severity::note);
    }
}

void Inspection::take_versions(File& file) {
    if (file.linearized()) return;
    std::size_t versions = 0;
    for (std::size_t i = 0; i + 1 < file.ends().size() && versions < most_versions; ++i) {
        std::size_t const end = file.ends()[i];
        bool const more = std::any_of(file.objects().begin(), file.objects().end(),
                                      [end](Object const& object) { return object.span.begin >= end; });
        if (!more) continue;
        ++versions;
        file.go_back_to(end);
        Channel const earlier = Channel::revision;
        take_pages(file, pages_of(file), &earlier);
    }
    file.go_back_to(static_cast<std::size_t>(-1));
    if (versions == 0) return;
    gathering_.search();
    hidden(Channel::revision, "the whole file",
           versions == 1 ? "an earlier version of the document is still in the file"
                         : "earlier versions of the document are still in the file");
}

void Inspection::take_fonts(File const& file, Fonts const& fonts) {
    std::unordered_map<Value const*, Object const*> owners;
    for (Object const& object : file.objects()) owners[&object.value] = &object;
    for (Font const* const font : fonts.in_order()) {
        auto const owner = owners.find(&font->dictionary());
        take_font(*font, "the font in " +
                             (owner == owners.end() ? std::string("a page's resources") : place_of(owner->second, {})));
    }
}

void Inspection::take_font(Font const& font, std::string const& where) {
    std::vector<std::string> used;
    for (auto const& code : font.codes()) {
        if (code->drawn) used.push_back(code->text);
    }
    auto const painted =
        static_cast<std::size_t>(std::count(font.program().painted.begin(), font.program().painted.end(), true));
    bool const subset = font.is_subset() || (painted > 0 && painted < 150);
    if (font.program().readable) take_leftover(Channel::font_subset, where, font.unused_glyphs(), used, subset);
    std::vector<std::string> const entries = font.unused_entries();
    for (std::string const& entry : entries) {
        if (entry.size() > 2) gathering_.add(Channel::to_unicode, where, entry);
    }
    std::vector<std::string> const names = font.unused_names();
    bool const whole_encoding = names.size() >= 60;  // programs that list an encoding in full
    take_leftover(Channel::to_unicode, where, names, used, !whole_encoding);
    bool const constant = font.to_unicode().size() >= 200;  // the whole table of the font, whatever is drawn
    take_leftover(Channel::to_unicode, where, entries, used, !constant);
}

void Inspection::take_leftover(Channel channel, std::string const& where, std::vector<std::string> const& leftover,
                               std::vector<std::string> const& used, bool subset) {
    if (leftover.empty() || !subset) return;
    gathering_.add_letters(channel, where, joined(leftover));
    if (spells(leftover, used)) {
        findings_.push_back({name_of(channel), where, leak_message(channel), "letters", true, base::Severity::error});
        return;
    }
    bool const blank = std::all_of(leftover.begin(), leftover.end(),
                                   [](std::string const& text) { return text == " " || text == "\xC2\xA0"; });
    if (blank) return;
    if (strictness_ == Strictness::any && letters_of(leftover).empty()) return;
    hidden(channel, where,
           channel == Channel::font_subset ? "the font holds letters that no page shows"
                                           : "the character map of the font lists letters that no page shows",
           base::Severity::note);
}

/// The letters left over are letters of one withheld name, and the rest of that name is in the font as well.
bool Inspection::spells(std::vector<std::string> const& leftover, std::vector<std::string> const& used) const {
    std::set<char32_t> const left = letters_of(leftover);
    if (left.size() < 2 || left.size() > 24) return false;
    std::set<char32_t> all = letters_of(used);
    all.insert(left.begin(), left.end());
    return std::any_of(words_.begin(), words_.end(), [&](std::string const& word) {
        std::set<char32_t> const letters = letters_of({word});
        bool const possible =
            letters.size() >= 3 && std::includes(all.begin(), all.end(), letters.begin(), letters.end());
        return possible && std::includes(letters.begin(), letters.end(), left.begin(), left.end());
    });
}

/// A file of ours says what it is and which standards it keeps: never when it was made, by whom, or with which machine.
void Inspection::look_at_claims(File const& file) {
    constexpr std::array<std::string_view, 3> information = {"Producer", "Subject", "Title"};
    Value const& info = file.get(file.trailer(), "Info");
    for (std::size_t i = 0; i + 1 < info.items.size(); i += 2) {
        if (!std::binary_search(information.begin(), information.end(), info.items[i].text))
            return hidden(Channel::information, "the information dictionary", "it has an entry that we do not write");
    }
    constexpr std::array<std::string_view, 11> elements = {
        "dc:description", "dc:language",  "dc:title", "pdf:Producer", "pdfaExtension:schemas", "pdfaid:conformance",
        "pdfaid:part",    "pdfuaid:part", "rdf:Alt",  "rdf:Bag",      "rdf:Description"};
    constexpr std::array<std::string_view, 5> around = {"pdfaProperty:", "pdfaSchema:", "rdf:", "x:xmpmeta",
                                                        "?xpacket"};
    Object const* const metadata = file.object_of(file.get(file.trailer(), "Root")["Metadata"]);
    if (metadata == nullptr) return;
    std::string_view const xmp = file.decoded(*metadata).bytes;
    for (std::size_t at = xmp.find('<'); at != std::string_view::npos; at = xmp.find('<', at + 1)) {
        auto const begin = xmp.substr(at + 1).starts_with('/') ? at + 2 : at + 1;
        auto const name = xmp.substr(begin, xmp.find_first_of(" >/", begin) - begin);
        bool const known = std::binary_search(elements.begin(), elements.end(), name) ||
                           std::any_of(around.begin(), around.end(),
                                       [name](std::string_view prefix) { return name.starts_with(prefix); });
        if (!known) return hidden(Channel::xmp, "the metadata", "they have an entry that we do not write");
    }
}

void Inspection::look_for_kinds(File const& file) {
    Kinds kinds;
    for (Object const& object : file.objects()) {
        if (object.current) kinds.count(file, object.value, 0);
    }
    Value const& root = file.get(file.trailer(), "Root");
    auto const say = [&](bool there, Channel channel, std::string const& message,
                         base::Severity severity = base::Severity::warning) {
        if (there) hidden(channel, "the whole file", message, severity);
    };
    say(kinds.marks > 0, Channel::annotation,
        "places are marked to be redacted, but the redaction was never applied: the text is still there");
    say(kinds.annotations > 0, Channel::annotation, "the file has comments or drawings laid over its pages",
        base::Severity::note);
    say(kinds.scripts > 0, Channel::form, "the file holds scripts");
    say(root.has("AcroForm"), Channel::form, "the file is a form", base::Severity::note);
    say(kinds.attachments > 0, Channel::attachment, "files are attached");
    say(root.has("OCProperties"), Channel::layer, "the file has layers, which can be shown and hidden",
        base::Severity::note);
    say(kinds.private_data > 0, Channel::piece, "a program keeps data of its own in the file");
    say(kinds.thumbnails > 0, Channel::image,
        "pages or images have small copies of themselves, which may show what they showed before");
    say(root.has("Threads"), Channel::label, "the file has article threads", base::Severity::note);
}

}  // namespace dhrdoc::xray
