// Takes a document; makes the list of all texts in it, and the orders in which a reader may read them.
#include "redact/streams.h"

#include "base/digits.h"

#include <algorithm>

namespace dhrdoc::redact {

std::string const& Slot::words() const { return role == Role::text ? styled->text : *plain; }

std::string percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && base::hex_digit(text[i + 1]) >= 0 &&
            base::hex_digit(text[i + 2]) >= 0) {
            out += static_cast<char>(base::hex_digit(text[i + 1]) * 16 + base::hex_digit(text[i + 2]));
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

namespace {

class Collector {
public:
    explicit Collector(model::Document& document) : document_(document) {}

    Streams collect() {
        for (auto& [key, text] : document_.meta) add_styled(text, nullptr, StreamKind::prose);
        for (auto& block : document_.blocks) visit(block);
        for (auto& note : document_.notes) {
            add_plain(note.label, nullptr, Slot::Role::plain, StreamKind::address);
            for (auto& block : note.blocks) visit(block);
        }
        for (std::size_t i = 0; i < out_.slots.size(); ++i) add_stream_of(i);
        return std::move(out_);
    }

private:
    /// "12. March 2021" at the start of a paragraph is the twelfth item of a list to Markdown.
    void begin_item(model::Block& list, std::size_t index) {
        bool const goes_on = index == 0 && !item_number_.empty();  // "12. 3. 2021": a list in a list
        if (!goes_on) {
            item_number_.clear();
            numbered_by_.clear();
        }
        item_number_ += std::to_string(list.start + index) + ". ";
        numbered_by_.push_back(&list);
    }
    void add_number_of(std::size_t slot) {
        Stream stream;
        stream.numbered_by = std::move(numbered_by_);
        stream.text = std::move(item_number_);
        stream.pieces.push_back({stream.text.size(), slot, out_.slots[slot].words().size()});
        stream.text += out_.slots[slot].words();
        out_.streams.push_back(std::move(stream));
        item_number_.clear();
        numbered_by_.clear();
    }
    void add_styled(model::StyledText& text, model::Block const* block, StreamKind kind) {
        if (!text.empty()) add_text(text, block, kind);
        // A link without words leads somewhere all the same.
        for (std::size_t i = 0; i < text.links.size(); ++i) add_link(text, i, block);
        for (auto& language : text.languages) add_plain(language, block, Slot::Role::plain, StreamKind::address);
        for (auto& inset : text.insets)
            if (!inset.target.empty()) add_plain(inset.target, block, Slot::Role::id, StreamKind::address);
    }
    void add_text(model::StyledText& text, model::Block const* block, StreamKind kind) {
        Slot slot;
        slot.kind = kind;
        slot.styled = &text;
        slot.block = block;
        slot.label = label_;
        slot.setting = setting_;
        slot.message = message_;
        out_.slots.push_back(slot);
        if (!item_number_.empty()) add_number_of(out_.slots.size() - 1);
    }
    void add_link(model::StyledText& text, std::size_t index, model::Block const* block) {
        auto& link = text.links[index];
        if (!link.target.empty()) {
            add_plain(link.target, block, Slot::Role::link_target, StreamKind::address);
            out_.slots.back().styled = &text;
            out_.slots.back().link = index;
        }
        if (!link.title.empty()) add_plain(link.title, block, Slot::Role::link_title, StreamKind::prose);
    }
    void add_plain(std::string& text, model::Block const* block, Slot::Role role, StreamKind kind) {
        if (text.empty()) return;
        Slot slot;
        slot.role = role;
        slot.kind = kind;
        slot.plain = &text;
        slot.block = block;
        slot.message = message_;
        out_.slots.push_back(slot);
    }
    void visit(model::Block& block) {
        add_styled(block.text, &block, block.kind == model::BlockKind::code ? StreamKind::code : StreamKind::prose);
        add_plain(block.id, &block, Slot::Role::id, StreamKind::address);
        add_plain(block.reference, &block, Slot::Role::plain, StreamKind::prose);
        add_plain(block.alt, &block, Slot::Role::plain, StreamKind::prose);
        add_plain(block.image, &block, Slot::Role::image, StreamKind::address);
        add_plain(block.code_language, &block, Slot::Role::plain, StreamKind::address);
        if (block.kind == model::BlockKind::figure)
            add_plain(block.name, &block, Slot::Role::plain, StreamKind::address);
        for (auto& [key, value] : block.attributes) add_plain(value, &block, Slot::Role::plain, StreamKind::prose);
        if (block.kind == model::BlockKind::table) return visit_table(block);
        Setting const outer = setting_;
        if (block.kind == model::BlockKind::division && is_official(block.name)) setting_ = Setting::official;
        if (lists(block, "people")) setting_ = Setting::mail_header;
        if (lists(block, "files")) setting_ = Setting::mail_files;
        if (block.name == "mail-signature") setting_ = Setting::mail_signature;
        bool const is_message = block.kind == model::BlockKind::division && block.name == "message";
        if (is_message) message_ = ++messages_;
        bool const is_preamble = block.kind == model::BlockKind::division && block.name == "preamble";
        if (is_preamble) message_ = above_all_messages;
        std::size_t const first = out_.slots.size();
        bool const counts = block.kind == model::BlockKind::list && block.ordered;
        for (std::size_t i = 0; i < block.children.size(); ++i) {
            if (counts) begin_item(block, i);
            visit(block.children[i]);
        }
        if (block.kind == model::BlockKind::list) add_roster_of_items(block, first);
        if (is_message || is_preamble) {
            add_message(first);
            message_ = 0;
        }
        setting_ = outer;
    }
    /// The parts of a letter that hold public addresses, and the helplines of a brief.
    static bool is_official(std::string_view division) {
        return division == "letterhead" || division == "recipient" || division == "letter-date" ||
               division == "signature" || division == "closing" || division == "copies" || division == "enclosures" ||
               division == "brief-help";
    }
    /// Where every text is as short as a name with an office may be.
    void add_roster(std::vector<std::size_t> const& slots) {
        constexpr std::size_t longest = 80;
        Stream stream;
        stream.is_roster = true;
        stream.setting = setting_;
        stream.message = message_;
        for (auto const slot : slots) {
            auto const& words = out_.slots[slot].words();
            if (words.size() > longest) return;
            if (!stream.pieces.empty()) stream.text += ";\n";
            stream.pieces.push_back({stream.text.size(), slot, words.size()});
            stream.text += words;
        }
        if (stream.pieces.size() > 1) out_.streams.push_back(std::move(stream));
    }
    void add_roster_of_items(model::Block const& list, std::size_t first) {
        std::vector<std::size_t> slots;
        for (std::size_t i = first; i < out_.slots.size(); ++i)
            if (out_.slots[i].role == Slot::Role::text) slots.push_back(i);
        if (slots.size() <= list.children.size()) add_roster(slots);
    }
    void visit_table(model::Block& table) {
        std::vector<std::vector<std::size_t>> columns;
        std::vector<std::string> headers;
        for (auto& row : table.children) {
            std::size_t const first = out_.slots.size();
            std::size_t column = 0;
            for (auto& cell : row.children) {
                label_ = !row.header && column < headers.size() ? headers[column] : std::string();
                std::size_t const before = out_.slots.size();
                visit(cell);
                if (row.header) headers.push_back(text_of_slots(before));
                if (columns.size() <= column) columns.resize(column + 1);
                for (std::size_t i = before; i < out_.slots.size() && !row.header; ++i)
                    if (out_.slots[i].role == Slot::Role::text) columns[column].push_back(i);
                column += std::max<std::uint32_t>(cell.span, 1);
                label_.clear();
            }
            add_row(first, " ");
            add_row(first, "");
            if (!row.header && !headers.empty()) add_labelled_row(first);
        }
        for (auto const& column : columns) add_roster(column);
    }
    /// What the template of a mail says of a cell: people are listed in it, or files.
    static bool lists(model::Block const& cell, std::string_view what) {
        auto const found = cell.attributes.find("class");
        return cell.kind == model::BlockKind::cell && found != cell.attributes.end() && found->second == what;
    }
    /// All paragraphs of a message in one go: a passage that is withheld may run over several of them.
    void add_message(std::size_t first) {
        Stream stream;
        stream.is_message = true;
        stream.message = message_;
        for (std::size_t i = first; i < out_.slots.size(); ++i) {
            auto const& slot = out_.slots[i];
            if (slot.role != Slot::Role::text) continue;
            if (!stream.pieces.empty()) stream.text += "\n";
            stream.pieces.push_back({stream.text.size(), i, slot.words().size()});
            stream.text += slot.words();
        }
        if (stream.pieces.size() > 1) out_.streams.push_back(std::move(stream));
    }
    [[nodiscard]] std::string text_of_slots(std::size_t from) const {
        std::string out;
        for (std::size_t i = from; i < out_.slots.size(); ++i)
            if (out_.slots[i].role == Slot::Role::text) out += (out.empty() ? "" : " ") + out_.slots[i].words();
        return out.size() <= 60 ? out : std::string();
    }
    void add_row(std::size_t first, std::string_view between) {
        Stream stream;
        stream.is_row = true;
        stream.is_squeezed_row = between.empty();
        for (std::size_t i = first; i < out_.slots.size(); ++i) {
            if (out_.slots[i].role != Slot::Role::text) continue;
            if (!stream.pieces.empty()) stream.text += between;
            stream.pieces.push_back({stream.text.size(), i, out_.slots[i].words().size()});
            stream.text += out_.slots[i].words();
        }
        if (stream.pieces.size() > 1) out_.streams.push_back(std::move(stream));
    }
    void add_labelled_row(std::size_t first) {
        Stream stream;
        stream.is_row = stream.is_labelled_row = true;
        for (std::size_t i = first; i < out_.slots.size(); ++i) {
            auto const& slot = out_.slots[i];
            if (slot.role != Slot::Role::text || slot.label.empty()) continue;
            if (!stream.pieces.empty()) stream.text += ", ";
            stream.text += slot.label + " : ";
            stream.pieces.push_back({stream.text.size(), i, slot.words().size()});
            stream.text += slot.words();
        }
        if (stream.pieces.size() > 1) out_.streams.push_back(std::move(stream));
    }
    void add_stream_of(std::size_t index) {
        auto const& slot = out_.slots[index];
        Stream stream;
        stream.kind = slot.kind;
        stream.setting = slot.setting;
        stream.message = slot.message;
        if (!slot.label.empty()) stream.text = slot.label + " : ";
        stream.pieces.push_back({stream.text.size(), index, slot.words().size()});
        stream.text += slot.words();
        out_.streams.push_back(std::move(stream));
    }

    model::Document& document_;
    Streams out_;
    std::string label_;
    std::string item_number_;  // read before the text that comes next
    std::vector<model::Block*> numbered_by_;
    Setting setting_ = Setting::ordinary;
    static constexpr std::size_t above_all_messages = ~std::size_t{0};
    std::size_t messages_ = 0;
    std::size_t message_ = 0;  // 0: outside of all
};

}  // namespace

Streams streams_of(model::Document& document) { return Collector(document).collect(); }

}  // namespace dhrdoc::redact
