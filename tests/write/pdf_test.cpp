// Takes documents set with the real fonts; reads their PDF back with qpdf's library and poppler's programs.
#include "write/pdf.h"

#include "../typeset/page_walk.h"
#include "../typeset/setting.h"
#include "typeset/flow.h"

#include <fmt/format.h>
#include <zlib.h>
#include <catch2/catch.hpp>
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFOutlineDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <array>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <locale>
#include <regex>
#include <set>
#include <thread>

#include <unistd.h>

namespace dhrdoc::write {

namespace {

using typeset::real_fonts;
using typeset::set_markdown;
using typeset::shipped_style;

constexpr char const* markdown = R"(---
title: The review of Harbour Street
subject: A report
header: Harbour Street
numbering: paragraphs
---
::: contents {depth=2}
:::

# What happened {#what}

The office of Avery To in AVONFORD, *all of it*, was **bold** and `code()`. See [](#next), on [](page:next), and
[the guidance](https://example.org/a?b=1&c=2).[^1] {#para}

## Office affairs fifth flow

A list:

- caf&eacute;, na&iuml;ve, &euro;100 &mdash; &ldquo;quoted&rdquo;
- Łódź, Gwŷr, ﬁnal

::: pagebreak
:::

# Next (with *marks* and \\ strokes) {#next}

| Date | Agency | Event |
|---|---|---|
| 1 March | Police | A call[^2] |
| 2 March | Health | A visit |

Table: What was known

[^1]: The first note.
[^2]: The second note.
)";

/// A file in a folder of its own, for programs that want one.
class OnDisk {
public:
    explicit OnDisk(std::string const& bytes) {
        auto pattern = (std::filesystem::temp_directory_path() / "dhrdoc-pdf-XXXXXX").string();
        REQUIRE(mkdtemp(pattern.data()) != nullptr);
        folder_ = pattern;
        std::ofstream(path(), std::ios::binary) << bytes;
    }
    OnDisk(OnDisk const&) = delete;
    OnDisk& operator=(OnDisk const&) = delete;
    ~OnDisk() { std::filesystem::remove_all(folder_); }
    [[nodiscard]] std::string path() const { return (folder_ / "paper.pdf").string(); }

private:
    std::filesystem::path folder_;
};

/// What a program printed; nothing, and a loud word, where it is not installed.
std::optional<std::string> printed_by(std::string const& program, std::string const& words) {
    auto const there = "command -v " + program + " > /dev/null 2>&1";
    if (std::system(there.c_str()) != 0) {
        WARN(program << " is not installed: this part of the test is skipped");
        return std::nullopt;
    }
    std::unique_ptr<FILE, int (*)(FILE*)> const pipe(popen((program + " " + words + " 2>&1").c_str(), "r"), pclose);
    std::string out;
    std::array<char, 4096> buffer{};
    for (std::size_t got = 0; (got = fread(buffer.data(), 1, buffer.size(), pipe.get())) > 0;)
        out.append(buffer.data(), got);
    return out;
}

std::string without_spaces(std::string_view text) {
    std::string out;
    for (char const c : text) {
        if (static_cast<unsigned char>(c) > ' ') out += c;
    }
    return out;
}

/// All that stands on the pages, in the order in which it is drawn, without spaces and line ends.
std::string words_on(model::Pages const& pages) {
    std::string out;
    for (auto const& page : pages.pages) {
        for (auto const& text : page.texts) out += text.shaped->text;
    }
    return without_spaces(out);
}

std::unique_ptr<QPDF> opened(std::string const& bytes) {
    auto pdf = std::make_unique<QPDF>();
    pdf->processMemoryFile("paper.pdf", bytes.data(), bytes.size());
    return pdf;
}

/// Number of a page object, from 0.
std::size_t page_number(QPDF& pdf, QPDFObjectHandle const& page) {
    auto const& all = pdf.getAllPages();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].getObjGen() == page.getObjGen()) return i;
    }
    return all.size();
}

std::string unpacked(std::string const& bytes) {
    auto const pdf = opened(bytes);
    QPDFWriter writer(*pdf);
    writer.setOutputMemory();
    writer.setQDFMode(true);
    writer.setStaticID(true);
    writer.write();
    auto const buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<char const*>(buffer->getBuffer()), buffer->getSize()};
}

std::string big_endian(std::uint32_t value) {
    return {static_cast<char>(value >> 24U), static_cast<char>(value >> 16U & 0xFFU),
            static_cast<char>(value >> 8U & 0xFFU), static_cast<char>(value & 0xFFU)};
}

std::string chunk(std::string const& name, std::string const& data) {
    auto const body = name + data;
    auto const sum = crc32(0, reinterpret_cast<Bytef const*>(body.data()), static_cast<uInt>(body.size()));
    return big_endian(static_cast<std::uint32_t>(data.size())) + body + big_endian(static_cast<std::uint32_t>(sum));
}

/// A square of 4 by 4 pixels that fades away, with a word about who drew it.
std::string png_with_alpha() {
    std::string rows;
    for (int y = 0; y < 4; ++y) {
        rows += '\0';
        for (int x = 0; x < 4; ++x)
            rows += {static_cast<char>(200), static_cast<char>(x * 60), 30, static_cast<char>(y * 80)};
    }
    std::string packed(compressBound(static_cast<uLong>(rows.size())), '\0');
    auto size = static_cast<uLongf>(packed.size());
    compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<Bytef const*>(rows.data()),
             static_cast<uLong>(rows.size()));
    packed.resize(size);
    return "\x89PNG\r\n\x1A\n" + chunk("IHDR", big_endian(4) + big_endian(4) + std::string("\x08\x06\0\0\0", 5)) +
           chunk("tEXt", std::string("Author\0A. Draughtsman", 21)) + chunk("IDAT", packed) + chunk("IEND", "");
}

/// Eight by eight pixels of a camera that names itself, its owner and a place.
std::string jpeg_with_exif() {
    constexpr std::string_view hex =
        "ffd8ffe000104a46494600010100000100010000ffe100464578696600004d4d002a000000080002010f00020000000700000026013b00"
        "02000000100000002e0000000043616d6572610000412e2050686f746f6772617068657200fffe000f74616b656e20617420686f6d65ff"
        "db0043001b12141714111b1716171e1c1b2028422b28252528513a3d3042605565645f555d5b6a7899816a7190735b5d85b586909ea3ab"
        "adab6780bcc9baa6c799a8aba4ffc0000b080008000801011100ffc40014000100000000000000000000000000000002ffc40017100003"
        "010000000000000000000000000000030532ffda0008010100003f00105793ffd9";
    std::string out;
    for (std::size_t i = 0; i < hex.size(); i += 2)
        out += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
    return out;
}

std::string bytes_of(QPDFObjectHandle stream) {
    auto const buffer = stream.getStreamData();
    return {reinterpret_cast<char const*>(buffer->getBuffer()), buffer->getSize()};
}

/// What a font program says in its table "maxp" (OpenType 1.9).
std::size_t glyphs_in(std::string const& program) {
    auto const number = [&](std::size_t at, std::size_t length) {
        std::size_t value = 0;
        for (std::size_t i = 0; i < length; ++i) value = value << 8U | static_cast<unsigned char>(program.at(at + i));
        return value;
    };
    for (std::size_t table = 0; table < number(4, 2); ++table) {
        if (program.compare(12 + table * 16, 4, "maxp") == 0) return number(number(12 + table * 16 + 8, 4) + 4, 2);
    }
    return 0;
}

/// From the first to the last dark pixel of some rows of a picture (PGM).
double ink_of(std::string const& image, double from_row, double to_row) {
    std::istringstream in(image);
    std::string kind;
    std::size_t width = 0, height = 0, most = 0;
    in >> kind >> width >> height >> most;
    auto const pixels = static_cast<std::size_t>(in.tellg()) + 1;
    std::size_t first = width, last = 0;
    for (auto y = static_cast<std::size_t>(from_row); y < static_cast<std::size_t>(to_row) && y < height; ++y) {
        for (std::size_t x = 0; x < width; ++x) {
            if (static_cast<unsigned char>(image.at(pixels + y * width + x)) > 128) continue;
            first = std::min(first, x);
            last = std::max(last, x);
        }
    }
    return first > last ? 0 : static_cast<double>(last - first + 1);
}

typeset::LoadedImage real_image(std::string const& path) {
    model::Image image;
    image.name = path;
    bool const png = path.ends_with(".png");
    image.format = png ? model::Image::Format::png : model::Image::Format::jpeg;
    image.width = image.height = png ? 4 : 8;
    image.bytes = std::make_shared<std::string const>(png ? png_with_alpha() : jpeg_with_exif());
    return {std::move(image), {}, {}};
}

}  // namespace

TEST_CASE("the file is sound, its fonts are embedded and subset, and its text can be copied") {
    auto fonts = real_fonts();
    for (std::string const style : {"report", "letter", "plan"}) {
        auto const made = set_markdown(markdown, shipped_style(style), *fonts);
        REQUIRE(made->messages() == "");
        CHECK(typeset::faults_in(made->pages, made->document, made->style) == "");
        OnDisk const file(pdf(made->pages));
        CAPTURE(style);
        if (auto const said = printed_by("qpdf", "--check " + file.path()))
            CHECK(said->find("No syntax or stream encoding errors found") != std::string::npos);
        if (auto const said = printed_by("pdffonts", file.path())) {
            std::istringstream lines(*said);
            std::string line;
            std::getline(lines, line);
            std::getline(lines, line);
            std::size_t count = 0;
            for (; std::getline(lines, line); ++count) {
                INFO(line);
                CHECK(std::regex_search(line, std::regex("^[A-Z]{6}\\+Liberation.* CID TrueType .* yes yes yes ")));
            }
            CHECK(count >= 4);  // upright, bold, italic, mono
        }
        if (auto const said = printed_by("pdftotext", "-raw -enc UTF-8 " + file.path() + " -"))
            CHECK(without_spaces(*said) == words_on(made->pages));
    }
}

TEST_CASE("words that a reader copies have spaces between them and none inside") {
    auto fonts = real_fonts();
    auto const made = set_markdown(markdown, shipped_style("report"), *fonts);
    OnDisk const file(pdf(made->pages));
    auto const said = printed_by("pdftotext", "-enc UTF-8 " + file.path() + " -");
    if (!said) return;
    for (std::string const words :
         {"The office of Avery To in AVONFORD, all of it, was bold and code().", "Office affairs fifth flow",
          "café, naïve, €100 — “quoted”", "Łódź, Gwŷr, ﬁnal", "What was known"}) {
        CAPTURE(words, *said);
        auto flat = std::regex_replace(*said, std::regex("\\s+"), " ");
        CHECK(flat.find(words) != std::string::npos);
    }
}

TEST_CASE("kerning is in the glyphs, and the text is as it was") {
    auto fonts = real_fonts();
    auto const width = [&](std::string_view text) { return fonts->shape(text, model::Face::regular).width; };
    CHECK(width("AV") < width("A") + width("V"));
    CHECK(width("To") < width("T") + width("o"));
    auto const made = set_markdown("fifth AVAVAV To\n", shipped_style("report"), *fonts);
    OnDisk const file(pdf(made->pages));
    if (auto const said = printed_by("pdftotext", file.path() + " -"))
        CHECK(said->find("fifth AVAVAV To") != std::string::npos);
}

TEST_CASE("kerning is to be seen on the page") {
    auto fonts = real_fonts();
    std::string const letters = "AVAVAVAVAVToToToTo";
    auto const made = set_markdown(letters + "\n", shipped_style("report"), *fonts);
    auto const& page = made->pages.pages.at(0);
    auto const text = std::find_if(page.texts.begin(), page.texts.end(), [&](model::PlacedText const& placed) {
        return placed.shaped != nullptr && placed.shaped->text == letters;
    });
    REQUIRE(text != page.texts.end());
    OnDisk const file(pdf(made->pages));
    auto const image = printed_by("pdftoppm", "-r 288 -gray " + file.path());  // four pixels a point
    if (!image) return;
    auto const drawn = ink_of(*image, (text->baseline - text->size).in_points() * 4, text->baseline.in_points() * 4);
    base::Length alone;
    for (char const letter : letters) {
        auto const& shaped = fonts->shape(std::string(1, letter), model::Face::regular);
        alone += typeset::scaled(shaped.width, text->size, fonts->face(model::Face::regular).units_per_em);
    }
    CHECK(drawn == Approx(text->width.in_points() * 4).margin(4));
    CHECK(drawn < alone.in_points() * 4 - 30);
}

TEST_CASE("a glyph that was only measured is not in the file, and every glyph that is has its text") {
    auto fonts = real_fonts();
    CHECK(fonts->shape("Qqz\u03a9", model::Face::regular).glyphs.size() == 4);
    auto const made = set_markdown("Only these.\n", shipped_style("report"), *fonts);
    auto const bytes = pdf(made->pages);
    auto const file = opened(bytes);
    std::size_t fonts_seen = 0;
    for (auto object : file->getAllObjects()) {
        if (!object.isDictionary() || !object.getKey("/Subtype").isNameAndEquals("/Type0")) continue;
        ++fonts_seen;
        auto cid_font = object.getKey("/DescendantFonts").getArrayItem(0);
        CHECK(cid_font.getKey("/CIDToGIDMap").isNameAndEquals("/Identity"));
        auto const program = bytes_of(cid_font.getKey("/FontDescriptor").getKey("/FontFile2"));
        auto const map = bytes_of(object.getKey("/ToUnicode"));
        std::set<std::string> codes;
        static std::regex const line("<([0-9A-F]{4})> <([0-9A-F]+)>\n");
        for (std::sregex_iterator at(map.begin(), map.end(), line), end; at != end; ++at) {
            if ((*at)[1] == "0000") continue;  // the range of all codes, above them
            codes.insert((*at)[1]);
            CHECK((*at)[2] != "03A9");
            CHECK((*at)[2] != "007A");
        }
        CHECK(glyphs_in(program) == codes.size() + 1);  // and .notdef
    }
    CHECK(fonts_seen == 1);
}

TEST_CASE("ligatures are one glyph, and copied as their letters") {
    // Liberation Sans has none; DejaVu Sans, which most machines have, joins ffi, fi and fl.
    base::DiskFiles const files;
    auto bytes = files.read("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf");
    if (!bytes) {
        WARN("fonts-dejavu-core is not installed: ligatures are not tested");
        return;
    }
    auto const shared = std::make_shared<std::string const>(std::move(*bytes));
    auto const fonts = typeset::make_harfbuzz_fonts([&](model::Face) { return shared; });
    CHECK(fonts->shape("office", model::Face::regular).glyphs.size() == 4);  // o, ffi, c, e
    auto const made =
        set_markdown("The office was on the first floor of a flat, first office.\n", shipped_style("report"), *fonts);
    CHECK(made->messages() == "");
    CHECK(typeset::faults_in(made->pages, made->document, made->style) == "");
    OnDisk const file(pdf(made->pages));
    if (auto const said = printed_by("pdftotext", file.path() + " -"))
        CHECK(said->find("The office was on the first floor of a flat, first office.") != std::string::npos);
}

TEST_CASE("outline, links and destinations lead where the pages say") {
    auto fonts = real_fonts();
    auto const made = set_markdown(markdown, shipped_style("report"), *fonts);
    auto const& pages = made->pages;
    auto const bytes = pdf(pages);
    auto const file = opened(bytes);

    std::vector<std::string> outline;
    std::function<void(std::vector<QPDFOutlineObjectHelper>, int)> const walk =
        [&](std::vector<QPDFOutlineObjectHelper> entries, int level) {
            for (auto& entry : entries) {
                auto dest = entry.getDest();
                outline.push_back(fmt::format("{} {} page {} at {:.0f}", level, entry.getTitle(),
                                              page_number(*file, entry.getDestPage()),
                                              dest.getArrayItem(3).getNumericValue()));
                walk(entry.getKids(), level + 1);
            }
        };
    walk(QPDFOutlineDocumentHelper(*file).getTopLevelOutlines(), 1);
    std::vector<std::string> wanted;
    for (auto const& entry : pages.outline) {
        auto const top = (pages.pages[entry.page].height - entry.y).in_points() + 4;
        wanted.push_back(
            fmt::format("{} {} page {} at {:.0f}", static_cast<int>(entry.level), entry.title, entry.page, top));
    }
    CHECK(outline == wanted);
    CHECK(wanted.size() == 3);

    std::vector<std::string> links;
    std::vector<std::string> wanted_links;
    for (std::size_t i = 0; i < pages.pages.size(); ++i) {
        auto page = QPDFPageDocumentHelper(*file).getAllPages().at(i);
        for (auto& annotation : page.getAnnotations("/Link")) {
            auto object = annotation.getObjectHandle();
            if (object.hasKey("/A"))
                links.push_back(object.getKey("/A").getKey("/URI").getStringValue());
            else
                links.push_back(fmt::format("page {}", page_number(*file, object.getKey("/Dest").getArrayItem(0))));
        }
        for (auto const& link : pages.pages[i].links) {
            if (!link.target.starts_with("#")) {
                wanted_links.push_back(link.target);
                continue;
            }
            auto const found = std::find_if(pages.destinations.begin(), pages.destinations.end(),
                                            [&](model::Destination const& d) { return d.id == link.target.substr(1); });
            REQUIRE(found != pages.destinations.end());
            wanted_links.push_back(fmt::format("page {}", found->page));
        }
    }
    CHECK(links == wanted_links);
    CHECK(std::count(links.begin(), links.end(), "https://example.org/a?b=1&c=2") == 1);
    CHECK(links.size() == 10);  // three of the contents, three in the text, two notes and the ways back
}

TEST_CASE("the same pages give the same bytes, in every thread, locale and time zone") {
    auto fonts = real_fonts();
    auto const bytes_now = [] {
        auto own = real_fonts();
        return pdf(set_markdown(markdown, shipped_style("report"), *own)->pages);
    };
    auto const made = set_markdown(markdown, shipped_style("report"), *fonts);
    auto const bytes = pdf(made->pages);
    CHECK(pdf(made->pages) == bytes);
    CHECK(bytes_now() == bytes);

    // A bench that has set something else before.
    static_cast<void>(set_markdown("Other words, office *first*.\n", shipped_style("letter"), *fonts));
    CHECK(pdf(set_markdown(markdown, shipped_style("report"), *fonts)->pages) == bytes);

    std::array<std::string, 2> of_threads;
    std::array<std::thread, 2> threads;
    for (std::size_t i = 0; i < 2; ++i) threads.at(i) = std::thread([&, i] { of_threads.at(i) = bytes_now(); });
    for (auto& thread : threads) thread.join();
    CHECK(of_threads[0] == bytes);
    CHECK(of_threads[1] == bytes);

    struct Comma : std::numpunct<char> {
        char do_decimal_point() const override { return ','; }
        char do_thousands_sep() const override { return '.'; }
        std::string do_grouping() const override { return "\3"; }
    };
    auto const before = std::locale::global(std::locale(std::locale(), new Comma));
    if (std::setlocale(LC_ALL, "tr_TR.UTF-8") == nullptr) WARN("the locale tr_TR.UTF-8 is not installed");
    setenv("TZ", "Pacific/Kiritimati", 1);
    setenv("USER", "somebody", 1);
    CHECK(bytes_now() == bytes);
    unsetenv("TZ");
    std::setlocale(LC_ALL, "C");
    std::locale::global(before);
}

TEST_CASE("the file says its title and language, and nothing of when, where or by whom it was made") {
    auto fonts = real_fonts();
    auto const bytes = pdf(set_markdown(markdown, shipped_style("report"), *fonts)->pages);
    auto const file = opened(bytes);
    auto info = file->getTrailer().getKey("/Info");
    CHECK(info.getKeys() == std::set<std::string>{"/Producer", "/Subject", "/Title"});
    CHECK(info.getKey("/Title").getUTF8Value() == "The review of Harbour Street");
    CHECK(info.getKey("/Producer").getUTF8Value().starts_with("dhrdoc"));
    CHECK(file->getRoot().getKey("/Lang").getUTF8Value() == "en-GB");
    auto const all = unpacked(bytes);
    for (std::string const word :
         {"CreationDate", "ModDate", "CreateDate", "ModifyDate", "MetadataDate", "/Author", "Haru", "/home/"}) {
        CAPTURE(word);
        CHECK(all.find(word) == std::string::npos);
    }
}

TEST_CASE("pictures are embedded: a PNG with its transparency, a JPEG without what the camera wrote") {
    auto fonts = real_fonts();
    typeset::Set made;
    made.style = shipped_style("report");
    for (std::string const name : {"fade.png", "photo.jpg"}) {
        model::Block figure;
        figure.kind = model::BlockKind::figure;
        figure.image = name;
        figure.alt = "What is seen";
        made.document.blocks.push_back(figure);
    }
    typeset::set(made, *fonts, "", real_image);
    REQUIRE(made.messages() == "");
    REQUIRE(made.pages.images.size() == 2);
    auto const bytes = pdf(made.pages);
    auto const file = opened(bytes);
    auto page = QPDFPageDocumentHelper(*file).getAllPages().at(0);
    auto images = page.getImages();
    REQUIRE(images.size() == 2);
    int transparent = 0;
    int photographs = 0;
    for (auto& [name, image] : images) {
        auto dict = image.getDict();
        if (dict.hasKey("/SMask")) {
            ++transparent;
            CHECK(dict.getKey("/Width").getIntValue() == 4);
            auto const alpha = dict.getKey("/SMask").getStreamData();
            REQUIRE(alpha->getSize() == 16);
            CHECK(alpha->getBuffer()[0] == 0);
            CHECK(alpha->getBuffer()[15] == 240);
        } else {
            ++photographs;
            CHECK(dict.getKey("/Width").getIntValue() == 8);
        }
    }
    CHECK(transparent == 1);
    CHECK(photographs == 1);
    for (std::string const word : {"Exif", "Photographer", "Camera", "taken at home", "Draughtsman"}) {
        CAPTURE(word);
        CHECK(bytes.find(word) == std::string::npos);
        CHECK(unpacked(bytes).find(word) == std::string::npos);
    }
    OnDisk const on_disk(bytes);
    if (auto const said = printed_by("qpdf", "--check " + on_disk.path()))
        CHECK(said->find("No syntax or stream encoding errors found") != std::string::npos);
    if (auto const said = printed_by("pdfimages", "-list " + on_disk.path())) {
        CHECK(said->find("jpeg") != std::string::npos);
        CHECK(said->find("smask") != std::string::npos);
    }
}

TEST_CASE("documents that try typesetting hard make sound files too") {
    auto fonts = real_fonts();
    std::string rows = "| A | B |\n|---|---|\n";
    for (int i = 0; i < 1000; ++i) rows += fmt::format("| {} | (words) \\\\ and <more> |\n", i);
    for (std::string const& text :
         {std::string(), std::string("# \n"), rows, std::string("Text.\n\n::: landscape\nTurned.\n:::\n"),
          std::string(4000, 'x') + "\n"}) {
        auto const made = set_markdown(text, shipped_style("report"), *fonts);
        OnDisk const file(pdf(made->pages));
        if (auto const said = printed_by("qpdf", "--check " + file.path()))
            CHECK(said->find("No syntax or stream encoding errors found") != std::string::npos);
        if (auto const said = printed_by("pdftotext", "-raw -enc UTF-8 " + file.path() + " -"))
            CHECK(without_spaces(*said) == words_on(made->pages));
    }
}

}  // namespace dhrdoc::write
