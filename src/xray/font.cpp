// Takes a font dictionary; works out text, width and glyph of its codes (ISO 32000-1, 9.6 to 9.10).
#include "xray/font.h"

#include "base/unicode.h"
#include "xray/encodings.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace dhrdoc::xray {

namespace {

constexpr std::size_t most_entries = 200'000;

std::uint32_t number_of(std::string const& bytes) {
    std::uint32_t value = 0;
    for (char const c : bytes.size() > 4 ? bytes.substr(bytes.size() - 4) : bytes)
        value = (value << 8U) | static_cast<unsigned char>(c);
    return value;
}

std::string text_of(std::string const& bytes) {
    std::u16string units;
    if (bytes.size() == 1) units += static_cast<char16_t>(static_cast<unsigned char>(bytes[0]));
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        units += static_cast<char16_t>(static_cast<unsigned char>(bytes[i]) * 256U +
                                       static_cast<unsigned char>(bytes[i + 1]));
    }
    return base::from_utf16(units);
}

/// The text `steps` code points behind this one, as bfrange counts.
std::string stepped(std::string const& bytes, std::uint32_t steps) {
    if (bytes.empty()) return {};
    std::string moved = bytes;
    std::size_t at = moved.size();
    while (at > 0 && steps > 0) {
        --at;
        std::uint32_t const sum = static_cast<unsigned char>(moved[at]) + (steps & 0xFFU);
        moved[at] = static_cast<char>(static_cast<unsigned char>(sum));
        steps = (steps >> 8U) + (sum >> 8U);
    }
    return text_of(moved);
}

void add_range(std::map<std::uint32_t, std::string>& out, std::uint32_t low, std::uint32_t high, Value const& to) {
    for (std::uint32_t i = 0; i <= high - low && out.size() < most_entries; ++i) {
        if (to.is(Type::array)) {
            if (i >= to.items.size()) return;
            out[low + i] = text_of(to.items[i].text);
        } else if (to.is(Type::number)) {  // cidrange, as some programs write by mistake
            std::string text;
            auto const character = static_cast<std::uint32_t>(to.integer()) + i;
            if (character < 0x110000 && (character < 0xD800 || character > 0xDFFF)) base::append_utf8(text, character);
            out[low + i] = text;
        } else {
            out[low + i] = stepped(to.text, i);
        }
    }
}

std::optional<Encoding> encoding_called(std::string_view name) {
    if (name == "WinAnsiEncoding") return Encoding::win_ansi;
    if (name == "MacRomanEncoding") return Encoding::mac_roman;
    if (name == "StandardEncoding") return Encoding::standard;
    if (name == "PDFDocEncoding") return Encoding::pdf_doc;
    return std::nullopt;
}

// Widths of ASCII in two of the standard fourteen fonts: readers have them, and so files need not say them.
// clang-format off
constexpr std::array<std::uint16_t, 95> helvetica_widths = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722,
    722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722,
    667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556,
    556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,
    500, 334, 260, 334, 584};
constexpr std::array<std::uint16_t, 95> times_widths = {
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667,
    722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722,
    722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500,
    500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500,
    444, 480, 200, 480, 541};
// clang-format on

double usual_width(std::string_view text, std::string_view font) {
    if (font.find("Courier") != std::string_view::npos) return 0.6;
    if (text == "\xE2\x80\x99") return font.find("Times") != std::string_view::npos ? 0.333 : 0.222;
    if (text.size() != 1 || text[0] < ' ' || text[0] > '~') return 0.55;
    auto const& widths = font.find("Times") != std::string_view::npos ? times_widths : helvetica_widths;
    return widths.at(static_cast<std::size_t>(text[0] - ' ')) * 0.001;
}

}  // namespace

std::map<std::uint32_t, std::string> read_to_unicode(std::string_view program) {
    std::map<std::uint32_t, std::string> out;
    Lexer lexer(program);
    std::vector<Value> operands;
    std::size_t ranges = 0;
    while (out.size() < most_entries) {
        Value value = lexer.read();
        if (value.is(Type::end)) break;
        if (!value.is(Type::keyword)) {
            operands.push_back(std::move(value));
            if (operands.size() > 4096) operands.erase(operands.begin(), operands.begin() + 2048);
            continue;
        }
        if (value.text == "endbfchar" || value.text == "endcidchar") {
            for (std::size_t i = 0; i + 1 < operands.size(); i += 2) {
                std::uint32_t const code = number_of(operands[i].text);
                add_range(out, code, code, operands[i + 1]);
            }
        } else if (value.text == "endbfrange" || value.text == "endcidrange") {
            for (std::size_t i = 0; i + 2 < operands.size() && ++ranges < most_entries; i += 3) {
                std::uint32_t const low = number_of(operands[i].text);
                std::uint32_t const high = std::min(number_of(operands[i + 1].text), low + 0xFFFFU);
                if (high >= low) add_range(out, low, high, operands[i + 2]);
            }
        }
        operands.clear();
    }
    return out;
}

Font::Font(File const& file, Value const& dictionary) : dictionary_(dictionary) {
    composite_ = file.get(dictionary, "Subtype").is_name("Type0");
    type3_ = file.get(dictionary, "Subtype").is_name("Type3");
    if (Object const* const map = file.object_of(dictionary["ToUnicode"]); map != nullptr && map->has_stream) {
        to_unicode_ = read_to_unicode(file.decoded(*map).bytes);
    }
    composite_ ? read_composite(file) : read_simple(file);
    index_.resize(composite_ ? 65536 : 256);
}

bool Font::is_subset() const {
    std::string const& name = dictionary_["BaseFont"].text;
    return name.size() > 7 && name[6] == '+' &&
           std::all_of(name.begin(), name.begin() + 6, [](char c) { return c >= 'A' && c <= 'Z'; });
}

void Font::read_program(File const& file, Value const& descriptor) {
    for (char const* const key : {"FontFile2", "FontFile3", "FontFile"}) {
        Object const* const program = file.object_of(descriptor[key]);
        if (program != nullptr && program->has_stream) program_ = read_font_program(file.decoded(*program).bytes);
    }
}

void Font::read_simple(File const& file) {
    Value const& descriptor = file.get(dictionary_, "FontDescriptor");
    read_program(file, descriptor);
    Value const& encoding = file.get(dictionary_, "Encoding");
    bool const symbolic = (file.get(descriptor, "Flags").integer() & 4) != 0;
    auto const base_encoding =
        encoding_called(encoding.is(Type::name) ? encoding.text : file.get(encoding, "BaseEncoding").text);
    has_encoding_ = base_encoding.has_value();
    bool const guess = !type3_ && (!symbolic || program_.built_in.empty());
    for (unsigned code = 0; code < 256; ++code) {
        if (!base_encoding && !guess) break;
        char32_t const character =
            character_of(base_encoding.value_or(Encoding::standard), static_cast<unsigned char>(code));
        if (character != 0) characters_[code] = character;
    }
    names_ = program_.built_in;
    if (base_encoding) names_.clear();
    Value const& differences = file.get(encoding, "Differences");
    std::uint32_t code = 0;
    for (Value const& item : differences.items) {
        if (item.is(Type::number)) code = static_cast<std::uint32_t>(std::max(0, item.integer()));
        if (item.is(Type::name)) names_[code++] = item.text;
    }
    Value const& matrix = file.get(dictionary_, "FontMatrix");
    if (type3_ && matrix.items.size() == 6) scale_ = file.resolve(matrix.items[0]).number;
    Value const& widths = file.get(dictionary_, "Widths");
    auto const first = static_cast<std::uint32_t>(std::max(0, file.get(dictionary_, "FirstChar").integer()));
    for (std::size_t i = 0; i < widths.items.size() && i < 256; ++i) {
        widths_[first + static_cast<std::uint32_t>(i)] = file.resolve(widths.items[i]).number * scale_;
    }
    default_width_ = file.get(descriptor, "MissingWidth").number * scale_;
}

void Font::read_composite(File const& file) {
    Value const& descendants = file.get(dictionary_, "DescendantFonts");
    Value const& descendant = descendants.items.empty() ? descendants : file.resolve(descendants.items[0]);
    read_program(file, file.get(descendant, "FontDescriptor"));
    read_widths(file, descendant);
    Object const* const map = file.object_of(descendant["CIDToGIDMap"]);
    if (map != nullptr && map->has_stream) cid_to_glyph_ = file.decoded(*map).bytes;
    Object const* const own = file.object_of(dictionary_["Encoding"]);
    Value const& encoding = file.get(dictionary_, "Encoding");
    if (own != nullptr && own->has_stream) {
        read_code_map(file.decoded(*own).bytes);
        vertical_ = file.get(encoding, "WMode").integer() == 1;
        return;
    }
    std::string const& name = encoding.text;
    vertical_ = name.size() > 2 && name.ends_with("-V");
    unicode_codes_ = name.find("UCS2") != std::string::npos || name.find("UTF16") != std::string::npos;
    unknown_map_ = !unicode_codes_ && name.find("Identity") != 0;
}

void Font::read_widths(File const& file, Value const& descendant) {
    default_width_ = descendant.has("DW") ? file.get(descendant, "DW").number * 0.001 : 1.0;
    Value const& list = file.get(descendant, "W");
    std::size_t i = 0;
    while (i + 1 < list.items.size()) {
        auto const first = static_cast<std::uint32_t>(std::max(0, file.resolve(list.items[i]).integer()));
        Value const& second = file.resolve(list.items[i + 1]);
        if (second.is(Type::array)) {
            for (std::size_t k = 0; k < second.items.size(); ++k) {
                widths_[first + static_cast<std::uint32_t>(k)] = file.resolve(second.items[k]).number * 0.001;
            }
            i += 2;
        } else {
            if (i + 2 >= list.items.size()) break;
            auto const last = std::min(static_cast<std::uint32_t>(std::max(0, second.integer())), 65535U);
            for (std::uint32_t cid = first; cid <= last; ++cid)
                widths_[cid] = file.resolve(list.items[i + 2]).number * 0.001;
            i += 3;
        }
    }
}

void Font::read_code_map(std::string_view program) {
    Lexer lexer(program);
    std::vector<Value> operands;
    while (cids_.size() < most_entries) {
        Value value = lexer.read();
        if (value.is(Type::end)) break;
        if (!value.is(Type::keyword)) {
            operands.push_back(std::move(value));
            if (operands.size() > 4096) operands.erase(operands.begin(), operands.begin() + 2048);
            continue;
        }
        if (value.text == "endcodespacerange") {
            for (std::size_t i = 0; i + 1 < operands.size(); i += 2) {
                std::string const& low = operands[i].text;
                std::string const& high = operands[i + 1].text;
                if (low.empty() || high.empty()) continue;
                for (unsigned b = static_cast<unsigned char>(low[0]); b <= static_cast<unsigned char>(high[0]); ++b) {
                    lengths_[b] = static_cast<std::uint32_t>(std::min<std::size_t>(low.size(), 4));
                }
            }
        } else if (value.text == "endcidchar") {
            for (std::size_t i = 0; i + 1 < operands.size(); i += 2) {
                cids_[number_of(operands[i].text)] = static_cast<std::uint32_t>(operands[i + 1].integer());
            }
        } else if (value.text == "endcidrange") {
            for (std::size_t i = 0; i + 2 < operands.size(); i += 3) {
                std::uint32_t const low = number_of(operands[i].text);
                std::uint32_t const high = std::min(number_of(operands[i + 1].text), low + 0xFFFFU);
                for (std::uint32_t code = low; code <= high && cids_.size() < most_entries; ++code) {
                    cids_[code] = static_cast<std::uint32_t>(operands[i + 2].integer()) + code - low;
                }
            }
        }
        operands.clear();
    }
}

std::uint32_t Font::cid_of(std::uint32_t code) const {
    auto const found = cids_.find(code);
    return found == cids_.end() ? code : found->second;
}

std::string Font::composite_shape(Code& code) const {
    std::uint32_t const cid = cid_of(code.value);
    std::string text;
    if (unicode_codes_) {
        base::append_utf8(text, code.value);
        return text;
    }
    code.glyph = cid;
    if (program_.by_cid) {
        auto const found = std::find(program_.cids.begin(), program_.cids.end(), cid);
        code.glyph = found == program_.cids.end() ? -1 : found - program_.cids.begin();
    } else if (cid_to_glyph_.size() >= 2 * static_cast<std::size_t>(cid) + 2) {
        code.glyph = static_cast<unsigned char>(cid_to_glyph_[2 * cid]) * 256 +
                     static_cast<unsigned char>(cid_to_glyph_[2 * cid + 1]);
    }
    if (code.glyph < 0 || unknown_map_) return {};
    std::string known = program_.text_of(static_cast<std::uint32_t>(code.glyph));
    if (known.empty() && to_unicode_.empty() && !program_.cff && code.glyph >= 3 && code.glyph < 98) {
        code.guessed = true;  // most fonts for offices have ASCII there, three glyphs in
        known = std::string(1, static_cast<char>(code.glyph + 29));
    }
    return known;
}

std::string Font::simple_shape(Code& code) const {
    std::string text;
    auto const drawn_by_procedure = shapes_.find(code.value);
    if (drawn_by_procedure != shapes_.end()) return drawn_by_procedure->second;
    auto const name = names_.find(code.value);
    if (name != names_.end()) text = text_of_glyph_name(name->second);
    auto const character = characters_.find(code.value);
    if (text.empty() && name == names_.end() && character != characters_.end())
        base::append_utf8(text, character->second);
    auto const look_up = [&](std::map<std::uint32_t, std::uint32_t> const& table, std::uint32_t key) {
        auto const found = table.find(key);
        if (found == table.end() || code.glyph >= 0) return;
        code.glyph = found->second;
    };
    std::size_t at = 0;
    if (!text.empty()) look_up(program_.unicode_codes, base::next_code_point(text, at));
    look_up(program_.symbol_codes, 0xF000 + code.value);
    look_up(program_.symbol_codes, code.value);
    look_up(program_.mac_codes, code.value);
    if (program_.cff && code.glyph < 0 && !text.empty()) {
        auto const found = std::find(program_.texts.begin(), program_.texts.end(), text);
        if (found != program_.texts.end()) code.glyph = found - program_.texts.begin();
    }
    bool const told = name != names_.end() || has_encoding_;
    if (code.glyph >= 0 && !told) {
        std::string own = program_.text_of(static_cast<std::uint32_t>(code.glyph));
        if (!own.empty()) return own;
    }
    return text;
}

std::unique_ptr<Code> Font::make(std::uint32_t value, std::size_t /*length*/) const {
    auto code = std::make_unique<Code>();
    code->value = value;
    std::string shape = composite_ ? composite_shape(*code) : simple_shape(*code);
    auto const mapped = to_unicode_.find(value);
    if (mapped != to_unicode_.end() && !mapped->second.empty()) {
        code->text = mapped->second;
        if (shape != code->text) code->shape = std::move(shape);
    } else {
        code->text = std::move(shape);
    }
    auto const width = widths_.find(composite_ ? cid_of(value) : value);
    if (width != widths_.end()) {
        code->width = width->second;
    } else {
        bool const none = widths_.empty() && !composite_ && default_width_ == 0;
        code->width = none ? usual_width(code->text, dictionary_["BaseFont"].text) : default_width_;
    }
    return code;
}

Code& Font::next(std::string_view shown, std::size_t& at) {
    std::size_t length = composite_ ? 2 : 1;
    if (composite_ && !lengths_.empty()) {
        auto const found = lengths_.find(static_cast<unsigned char>(shown[at]));
        length = found == lengths_.end() ? 1 : found->second;
    }
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < length && at < shown.size(); ++i)
        value = (value << 8U) | static_cast<unsigned char>(shown[at++]);
    std::uint32_t& index = value < index_.size() ? index_[value] : far_index_[value];
    if (index == 0) {
        codes_.push_back(make(value, length));
        index = static_cast<std::uint32_t>(codes_.size());
    }
    return *codes_[index - 1];
}

void Font::set_shape(std::uint32_t code, std::string text) { shapes_[code] = std::move(text); }

std::size_t Font::used() const {
    return static_cast<std::size_t>(
        std::count_if(codes_.begin(), codes_.end(), [](auto const& code) { return code->drawn; }));
}

std::vector<std::string> Font::unused_glyphs() const {
    std::set<std::uint32_t> drawn{0};
    std::map<std::uint32_t, std::string> told;  // what ToUnicode says of a glyph, for programs that name nothing
    for (auto const& code : codes_) {
        if (code->drawn && code->glyph >= 0) drawn.insert(static_cast<std::uint32_t>(code->glyph));
    }
    for (auto const& [value, text] : to_unicode_) {
        auto const code = make(value, 0);
        if (code->glyph >= 0) told[static_cast<std::uint32_t>(code->glyph)] = text;
    }
    std::vector<std::uint32_t> open(drawn.begin(), drawn.end());
    while (!open.empty()) {
        auto const parts = program_.parts.find(open.back());
        open.pop_back();
        if (parts == program_.parts.end()) continue;
        for (std::uint32_t const part : parts->second) {
            if (drawn.insert(part).second) open.push_back(part);
        }
    }
    std::vector<std::string> out;
    for (std::uint32_t glyph = 0; glyph < program_.painted.size(); ++glyph) {
        if (!program_.painted[glyph] || drawn.count(glyph) != 0) continue;
        auto const mapped = told.find(glyph);
        out.push_back(mapped != told.end() ? mapped->second : program_.text_of(glyph));
    }
    return out;
}

std::vector<std::string> Font::unused_names() const {
    std::set<std::uint32_t> drawn;
    for (auto const& code : codes_) {
        if (code->drawn) drawn.insert(code->value);
    }
    std::vector<std::string> out;
    for (auto const& [value, name] : names_) {
        if (drawn.count(value) == 0) out.push_back(text_of_glyph_name(name));
    }
    return out;
}

double Font::width_of(std::string_view text) const {
    std::map<std::string, double> widths;
    for (std::uint32_t value = 0; value < 256 && !composite_; ++value) {
        auto const code = make(value, 1);
        widths.emplace(code->text, code->width);
    }
    for (auto const& [value, mapped] : to_unicode_) widths.emplace(mapped, make(value, 2)->width);
    double sum = 0;
    for (char32_t const character : base::to_utf32(text)) {
        std::string letter;
        base::append_utf8(letter, character);
        auto const found = widths.find(letter);
        if (found == widths.end()) return -1;
        sum += found->second;
    }
    return sum;
}

std::vector<std::string> Font::unused_entries() const {
    std::set<std::uint32_t> drawn;
    for (auto const& code : codes_) {
        if (code->drawn) drawn.insert(code->value);
    }
    std::vector<std::string> out;
    for (auto const& [value, text] : to_unicode_) {
        if (drawn.count(value) == 0) out.push_back(text);
    }
    return out;
}

}  // namespace dhrdoc::xray
