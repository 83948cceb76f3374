// Takes a file; follows annotations, structure and forms, and puts what is in pieces side by side.
#include "xray/joined.h"

#include "base/unicode.h"
#include "xray/readings.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace dhrdoc::xray {

namespace {

constexpr std::size_t longest_piece = 24;
constexpr std::size_t most_pieces = 50'000;

struct Standing {
    double left = 0;
    double bottom = 0;
    std::string text;
};

/// A long piece parts its neighbours.
std::string put_together(std::vector<std::string> const& pieces) {
    std::string out;
    for (std::string const& piece : pieces) {
        if (base::code_point_count(piece) > longest_piece)
            out += "\n\n|\n\n";
        else if (!piece.empty())
            out += piece + ", ";
    }
    return out;
}

std::string says(File const& file, Value const& dictionary, std::string_view key) {
    Value const& value = file.get(dictionary, key);
    return value.is(Type::string) ? readings_of_string(value.text)[0] : std::string{};
}

/// What an annotation or the field that it belongs to says.
std::string says(File const& file, Value const& annotation) {
    std::string text = says(file, annotation, "Contents");
    Value const* field = &annotation;
    for (int up = 0; text.empty() && up < 8 && field->is(Type::dictionary); ++up) {
        text = says(file, *field, "V");
        field = &file.get(*field, "Parent");
    }
    return text;
}

class StructureReader {
public:
    StructureReader(File const& file, std::string_view key) : file_(file), key_(key) {}

    void read(Value const& node, int depth) {
        if (depth > 200 || pieces_.size() > most_pieces || ++work_ > 2'000'000) return;
        Object const* const object = file_.object_of(node);
        if (object != nullptr && !seen_.insert(object).second) return;
        Value const& value = file_.resolve(node);
        if (value.is(Type::array)) {
            for (Value const& item : value.items) read(item, depth + 1);
        } else if (value.is(Type::dictionary)) {
            if (value.has(key_)) pieces_.push_back(says(file_, value, key_));
            if (value.has("K")) read(value["K"], depth + 1);
        }
    }
    [[nodiscard]] std::vector<std::string> const& pieces() const { return pieces_; }

private:
    File const& file_;
    std::string_view key_;
    std::vector<std::string> pieces_;
    std::set<Object const*> seen_;
    std::size_t work_ = 0;
};

}  // namespace

std::vector<std::string> beside_each_other(File const& file, Page const& page, std::size_t& budget) {
    std::vector<Standing> standing;
    for (Value const& one : file.get(page.object->value, "Annots").items) {
        Value const& annotation = file.resolve(one);
        if (budget == 0) break;
        --budget;
        if (!annotation.is(Type::dictionary)) continue;
        Value const& box = file.get(annotation, "Rect");
        auto const side = [&](std::size_t i) { return i < box.items.size() ? file.resolve(box.items[i]).number : 0.0; };
        std::string text = says(file, annotation);
        if (!text.empty())
            standing.push_back({std::min(side(0), side(2)), std::min(side(1), side(3)), std::move(text)});
    }
    if (standing.size() < 2) return {};
    auto const texts = [&] {
        std::vector<std::string> pieces;
        for (Standing const& one : standing) pieces.push_back(one.text);
        return put_together(pieces);
    };
    std::vector<std::string> out{texts()};
    std::stable_sort(standing.begin(), standing.end(), [](Standing const& a, Standing const& b) {
        constexpr double line = 8;  // points
        long const one = std::lround(std::clamp(a.bottom, -1e6, 1e6) / line);
        long const other = std::lround(std::clamp(b.bottom, -1e6, 1e6) / line);
        return one != other ? one > other : a.left < b.left;
    });
    out.push_back(texts());
    return out;
}

std::vector<std::string> read_aloud(File const& file) {
    std::vector<std::string> out;
    Value const& root = file.get(file.get(file.trailer(), "Root"), "StructTreeRoot");
    for (std::string_view const key : {"ActualText", "Alt", "E"}) {
        StructureReader reader(file, key);
        if (root.has("K")) reader.read(root["K"], 0);
        if (reader.pieces().size() > 1) out.push_back(put_together(reader.pieces()));
    }
    return out;
}

std::string packets_of_form(File const& file) {
    Value const& packets = file.get(file.get(file.get(file.trailer(), "Root"), "AcroForm"), "XFA");
    std::string out;
    for (Value const& packet : packets.items) {
        Object const* const object = file.object_of(packet);
        if (object != nullptr && object->has_stream && out.size() < largest_stream) out += file.decoded(*object).bytes;
    }
    return out;
}

}  // namespace dhrdoc::xray
