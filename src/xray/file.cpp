// Takes the bytes of a PDF; reads them from end to end, so that what no table lists is found (ISO 32000-1, 7.5).
#include "xray/file.h"

#include <algorithm>
#include <optional>

namespace dhrdoc::xray {

namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
constexpr std::size_t most_decoded = 256U << 20U;
Value const nothing;

struct Header {
    int number;
    int generation;
    std::size_t after;
};

/// "12 0 obj" at this place.
std::optional<Header> header_at(std::string_view bytes, std::size_t at) {
    auto const digits = [&](std::size_t most) -> std::optional<int> {
        std::size_t const begin = at;
        long value = 0;
        while (at < bytes.size() && is_digit(bytes[at]) && at - begin < most) value = value * 10 + (bytes[at++] - '0');
        if (at == begin || value > 100'000'000) return std::nullopt;
        return static_cast<int>(value);
    };
    auto const spaces = [&] {
        std::size_t const begin = at;
        while (at < bytes.size() && is_space(bytes[at]) && at - begin < 64) ++at;
        return at > begin;
    };
    auto const number = digits(10);
    if (!number || !spaces()) return std::nullopt;
    auto const generation = digits(5);
    if (!generation || !spaces() || bytes.substr(at, 3) != "obj") return std::nullopt;
    at += 3;
    if (at < bytes.size() && !is_space(bytes[at]) && !is_delimiter(bytes[at]) && !is_digit(bytes[at]))
        return std::nullopt;
    return Header{*number, *generation, at};
}

bool starts(std::string_view bytes, std::size_t at, std::string_view word) {
    return bytes.substr(at, word.size()) == word;
}

bool is_blank(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return is_space(c); });
}

/// The second line of a PDF, which tells programs that move files that it is not text.
bool is_binary_mark(std::string_view comment) {
    auto const high =
        std::count_if(comment.begin(), comment.end(), [](char c) { return static_cast<unsigned char>(c) >= 128; });
    return comment.size() <= 12 && high >= 4;
}

}  // namespace

File::File(std::string_view bytes, Locations const& locations) : bytes_(bytes) {
    scan(locations);
    add_missing(locations);
    unpack_object_streams();
    settle(locations);
}

void File::add_slack(Leftover kind, std::string_view bytes, int object) {
    for (std::string_view const word : {"endobj", "endstream"}) {
        while (true) {  // a keyword more than needed says nothing
            while (!bytes.empty() && is_space(bytes.front())) bytes.remove_prefix(1);
            if (!starts(bytes, 0, word)) break;
            bytes.remove_prefix(word.size());
        }
    }
    if (is_blank(bytes)) return;
    slack_.push_back({kind, std::string(bytes), object});
}

void File::scan(Locations const& locations) {
    std::size_t at = bytes_.substr(0, 1U << 20U).find("%PDF-");
    if (at == nowhere) at = 0;
    add_slack(Leftover::before_header, bytes_.substr(0, at));
    while (at < bytes_.size()) {
        if (is_space(bytes_[at])) {
            ++at;
        } else if (bytes_[at] == '%') {
            at = scan_comment(at);
        } else if (header_at(bytes_, at)) {
            at = scan_object(at, locations);
        } else if (starts(bytes_, at, "xref")) {
            at += 4;
            while (at < bytes_.size() &&
                   (is_space(bytes_[at]) || is_digit(bytes_[at]) || bytes_[at] == 'n' || bytes_[at] == 'f')) {
                ++at;
            }
        } else if (starts(bytes_, at, "trailer")) {
            at = scan_trailer(at);
        } else if (starts(bytes_, at, "startxref")) {
            at += 9;
            while (at < bytes_.size() && is_space(bytes_[at])) ++at;
            double const value = read_number(bytes_, at);
            last_start_ = value >= 0 && value < 1e15 ? static_cast<std::size_t>(value) : 0;
        } else {
            at = scan_slack(at);
        }
    }
}

std::size_t File::scan_comment(std::size_t at) {
    std::size_t end = at;
    while (end < bytes_.size() && bytes_[end] != '\n' && bytes_[end] != '\r') ++end;
    std::string_view const comment = bytes_.substr(at, end - at);
    if (starts(comment, 0, "%%EOF")) {
        ends_.push_back(at + 5);
        add_slack(Leftover::after_end, comment.substr(5));
    } else if (starts(comment, 0, "%PDF-") && comment.size() >= 8) {
        add_slack(Leftover::comment, comment.substr(8));
    } else if (!is_binary_mark(comment)) {
        add_slack(Leftover::comment, comment.substr(1));
    }
    return end;
}

std::size_t File::scan_trailer(std::size_t at) {
    Lexer lexer(bytes_, at + 7);
    Value dictionary = lexer.read();
    for (Span const comment : lexer.comments())
        add_slack(Leftover::comment, bytes_.substr(comment.begin + 1, comment.end - comment.begin - 1));
    if (!dictionary.is(Type::dictionary)) return at + 7;
    trailers_.push_back({at, std::move(dictionary)});
    return lexer.at();
}

std::size_t File::scan_slack(std::size_t at) {
    std::size_t end = at + 1;
    for (; end < bytes_.size(); ++end) {
        char const c = bytes_[end];
        if (c == '%' && starts(bytes_, end, "%%EOF")) break;
        bool const begins = is_space(bytes_[end - 1]) || is_delimiter(bytes_[end - 1]) || starts(bytes_, end - 1, "j");
        if (!begins) continue;
        if (is_digit(c) && header_at(bytes_, end)) break;
        if (starts(bytes_, end, "xref") || starts(bytes_, end, "trailer") || starts(bytes_, end, "startxref")) break;
    }
    add_slack(ends_.empty() ? Leftover::between_objects : Leftover::after_end, bytes_.substr(at, end - at),
              objects_.empty() ? 0 : objects_.back().number);
    return end;
}

std::size_t File::scan_object(std::size_t at, Locations const& locations) {
    auto const header = header_at(bytes_, at);
    Object object;
    object.number = header->number;
    object.generation = header->generation;
    Lexer lexer(bytes_, header->after);
    object.value = lexer.read();
    if (object.value.is(Type::keyword)) {  // "12 0 obj endobj"
        lexer.go_to(header->after);
        object.value = Value{};
    }
    find_stream(object, lexer, locations);
    bool const closed = lexer.take("endobj");
    for (Span const comment : lexer.comments()) {
        add_slack(Leftover::comment, bytes_.substr(comment.begin + 1, comment.end - comment.begin - 1), object.number);
    }
    if (!closed && lexer.at() >= bytes_.size())
        lexer.go_to(header->after);  // it swallowed the rest: go on behind its head
    object.span = {at, lexer.at()};
    if (objects_.empty() && object.value.has("Linearized")) linearized_ = true;
    if (object.value["Type"].is_name("XRef")) trailers_.push_back({at, object.value});
    objects_.push_back(std::move(object));
    return lexer.at();
}

std::size_t File::length_of(Value const& length, Locations const& locations) const {
    if (length.is(Type::number)) return length.number >= 0 ? static_cast<std::size_t>(length.integer()) : nowhere;
    if (!length.is(Type::reference)) return nowhere;
    auto const found = locations.find(length.integer());
    if (found == locations.end() || found->second.offset >= bytes_.size()) return nowhere;
    auto const header = header_at(bytes_, found->second.offset);
    if (!header) return nowhere;
    Lexer lexer(bytes_, header->after);
    Value const value = lexer.read();
    return value.is(Type::number) && value.number >= 0 ? static_cast<std::size_t>(value.integer()) : nowhere;
}

void File::find_stream(Object& object, Lexer& lexer, Locations const& locations) {
    if (!object.value.is(Type::dictionary) || !lexer.take("stream")) return;
    std::size_t begin = lexer.at();
    if (starts(bytes_, begin, "\r\n")) {
        begin += 2;
    } else if (begin < bytes_.size() && (bytes_[begin] == '\n' || bytes_[begin] == '\r')) {
        begin += 1;
    }
    object.has_stream = true;
    std::size_t const length = length_of(object.value["Length"], locations);
    if (length != nowhere && begin + length <= bytes_.size()) {
        std::size_t after = begin + length;
        while (after < bytes_.size() && is_space(bytes_[after])) ++after;
        if (starts(bytes_, after, "endstream")) {
            object.data = {begin, begin + length};
            lexer.go_to(after + 9);
            return;
        }
    }
    std::size_t end = bytes_.find("endstream", begin);
    if (end == nowhere) end = bytes_.size();
    lexer.go_to(std::min(end + 9, bytes_.size()));
    std::size_t data_end = end;
    if (length == nowhere || begin + length > data_end) {
        bool const ends_line = data_end > begin && (bytes_[data_end - 1] == '\n' || bytes_[data_end - 1] == '\r');
        if (ends_line) --data_end;  // a \r before the \n may belong to the data: filters do not mind one byte too many
    } else {                        // the stream says that it is shorter than it is
        data_end = begin + length;
        add_slack(Leftover::inside_object, bytes_.substr(data_end, end - data_end), object.number);
    }
    object.data = {begin, data_end};
}

/// Objects that the table has at places where reading from end to end saw something else, such as inside a stream.
void File::add_missing(Locations const& locations) {
    std::vector<std::size_t> known;
    known.reserve(objects_.size());
    for (Object const& object : objects_) known.push_back(object.span.begin);
    std::sort(known.begin(), known.end());
    for (auto const& [number, location] : locations) {
        if (location.container != 0) continue;
        std::size_t at = location.offset;
        while (at < bytes_.size() && is_space(bytes_[at])) ++at;
        if (std::binary_search(known.begin(), known.end(), at)) continue;
        auto const header = header_at(bytes_, at);
        if (header && header->number == number) scan_object(at, locations);
    }
}

void File::unpack_object_streams() {
    std::size_t const count = objects_.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (objects_[i].has_stream && objects_[i].value["Type"].is_name("ObjStm")) unpack(i);
    }
}

void File::unpack(std::size_t index) {
    decoded_.resize(std::max(decoded_.size(), index + 1));
    std::string const bytes = decoded(objects_[index]).bytes;
    int const number = objects_[index].number;
    Span const span = objects_[index].span;
    auto const count = static_cast<std::size_t>(std::max(0, objects_[index].value["N"].integer()));
    auto const first = static_cast<std::size_t>(std::max(0, objects_[index].value["First"].integer()));
    Lexer heads(bytes);
    std::vector<std::pair<int, std::size_t>> places;
    for (std::size_t i = 0; i < count && heads.at() < first; ++i) {
        Value const id = heads.read();
        Value const offset = heads.read();
        if (!id.is(Type::number) || !offset.is(Type::number) || offset.number < 0) break;
        places.emplace_back(id.integer(), first + static_cast<std::size_t>(offset.integer()));
    }
    std::size_t seen = first;
    std::stable_sort(places.begin(), places.end(), [](auto const& a, auto const& b) { return a.second < b.second; });
    std::size_t parsed = 0;
    for (auto const& [id, at] : places) {
        if (at >= bytes.size() || parsed > 2 * bytes.size()) continue;  // objects that overlap are read twice at most
        if (at > seen) add_slack(Leftover::inside_object, std::string_view(bytes).substr(seen, at - seen), number);
        Lexer lexer(bytes, at);
        Object object;
        object.number = id;
        object.value = lexer.read();
        object.span = span;
        object.container = number;
        for (Span const comment : lexer.comments()) {
            add_slack(Leftover::comment, std::string_view(bytes).substr(comment.begin, comment.end - comment.begin),
                      number);
        }
        parsed += lexer.at() - at;
        seen = std::max(seen, lexer.at());
        objects_.push_back(std::move(object));
    }
    if (seen < bytes.size()) add_slack(Leftover::inside_object, std::string_view(bytes).substr(seen), number);
}

void File::settle(Locations const& locations) {
    decoded_.resize(objects_.size());
    go_back_to(nowhere);
    if (!locations.empty()) {
        for (std::size_t i = 0; i < objects_.size(); ++i) {
            Object const& object = objects_[i];
            auto const found = locations.find(object.number);
            if (found == locations.end() || found->second.container != object.container) continue;
            std::size_t at = found->second.offset;
            while (object.container == 0 && at < object.span.begin && at < bytes_.size() && is_space(bytes_[at])) ++at;
            if (object.container == 0 && at != object.span.begin) continue;
            listed_[object.number] = i;
        }
        table_is_wrong_ = std::any_of(locations.begin(), locations.end(), [this](auto const& entry) {
            return !listed_.contains(entry.first) && table_.contains(entry.first);
        });
        if (table_is_wrong_) listed_.clear();
        if (!listed_.empty()) table_ = listed_;
    }
    for (auto const& entry : table_) objects_[entry.second].current = true;
    for (Object& object : objects_) {
        if (object.has_stream && object.value["Length"].is(Type::reference)) correct_length(object);
    }
}

/// A length that stands in an object stream is known only now.
void File::correct_length(Object& object) const {
    Value const& length = get(object.value, "Length");
    if (!length.is(Type::number) || length.number < 0) return;
    std::size_t const end = object.data.begin + static_cast<std::size_t>(length.integer());
    std::size_t after = end;
    while (after < bytes_.size() && is_space(bytes_[after])) ++after;
    if (end <= bytes_.size() && starts(bytes_, after, "endstream")) object.data.end = end;
}

void File::go_back_to(std::size_t end) {
    until_ = end;
    table_.clear();
    if (end == nowhere && !listed_.empty()) {
        table_ = listed_;
        return;
    }
    for (std::size_t i = 0; i < objects_.size(); ++i) {
        if (objects_[i].span.begin >= end) continue;
        auto const [place, fresh] = table_.try_emplace(objects_[i].number, i);
        // Objects out of streams come last in the list but stand where their stream stands.
        if (!fresh && objects_[i].span.begin >= objects_[place->second].span.begin) place->second = i;
    }
}

Value const& File::trailer() const {
    Trailer const* best = nullptr;
    for (Trailer const& trailer : trailers_) {
        if (trailer.at >= until_ || !trailer.dictionary.has("Root")) continue;
        if (best == nullptr || until_ != nowhere || trailer.at >= best->at) best = &trailer;
    }
    if (until_ != nowhere) return best == nullptr ? nothing : best->dictionary;
    std::size_t const header = std::min(bytes_.substr(0, 1024).find("%PDF-"), bytes_.size());
    for (std::size_t const start : {last_start_, last_start_ + header}) {
        Trailer const* next = nullptr;
        for (Trailer const& trailer : trailers_) {
            bool const nearer = next == nullptr || trailer.at < next->at;
            if (trailer.at >= start && trailer.dictionary.has("Root") && nearer) next = &trailer;
        }
        if (next != nullptr && last_start_ != 0) return next->dictionary;
    }
    return best == nullptr ? nothing : best->dictionary;
}

Object const* File::find(int number) const {
    auto const found = table_.find(number);
    return found == table_.end() ? nullptr : &objects_[found->second];
}

Value const& File::resolve(Value const& value) const {
    Value const* at = &value;
    for (int i = 0; i < 8 && at->is(Type::reference); ++i) {
        Object const* const object = find(at->integer());
        if (object == nullptr) return nothing;
        at = &object->value;
    }
    return at->is(Type::reference) ? nothing : *at;
}

Object const* File::object_of(Value const& value) const {
    Value const* at = &value;
    Object const* object = nullptr;
    for (int i = 0; i < 8 && at->is(Type::reference); ++i) {
        object = find(at->integer());
        if (object == nullptr) return nullptr;
        at = &object->value;
    }
    return object;
}

std::string_view File::raw(Object const& object) const {
    if (!object.has_stream) return {};
    return bytes_.substr(object.data.begin, object.data.end - object.data.begin);
}

Decoded const& File::decoded(Object const& object) const {
    auto& kept = decoded_.at(static_cast<std::size_t>(&object - objects_.data()));
    if (kept) return *kept;
    kept = std::make_unique<Decoded>();
    if (decoded_bytes_ > most_decoded) {
        kept->too_large = true;
        return *kept;
    }
    std::vector<Filter> filters;
    Value const& names = get(object.value, "Filter");
    Value const& parameters = get(object.value, object.value.has("DecodeParms") ? "DecodeParms" : "DP");
    if (names.is(Type::name))
        filters.push_back({names.text, parameters.is(Type::array) && !parameters.items.empty()
                                           ? resolve(parameters.items[0])
                                           : parameters});
    for (std::size_t i = 0; names.is(Type::array) && i < names.items.size(); ++i) {
        bool const has = parameters.is(Type::array) && i < parameters.items.size();
        filters.push_back({resolve(names.items[i]).text, has ? resolve(parameters.items[i]) : Value{}});
    }
    *kept = undo(raw(object), filters);
    decoded_bytes_ += kept->bytes.size();
    return *kept;
}

}  // namespace dhrdoc::xray
