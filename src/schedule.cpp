// Takes a redacted correspondence and its pages; makes the schedule of redactions.
#include "schedule.h"

#include <algorithm>
#include <string_view>

namespace dhrdoc {

namespace {

struct Mark {
    std::size_t where = 0;  // message, or page
    std::string reason;
};

/// Pieces of a mark may stand on two lines: it is looked for without its spaces.
std::string without_spaces(std::string_view text) {
    std::string out;
    for (char const c : text)
        if (c != ' ' && c != '\n' && c != '\t') out += c;
    return out;
}

/// Marks that were made, and none that stood in the text before.
class MarkFinder {
public:
    explicit MarkFinder(std::set<std::string> const& reasons) {
        for (auto const& reason : reasons) reasons_.emplace_back(without_spaces(reason), reason);
        // "s40" begins "s40(2)" as well; the bracket behind it tells.
    }

    void find(std::string_view text, std::size_t where, std::vector<Mark>& marks) const {
        static constexpr std::string_view opening = "[REDACTED";
        auto const squeezed = without_spaces(text);
        for (auto at = squeezed.find(opening); at != std::string::npos; at = squeezed.find(opening, at + 1)) {
            auto const rest = std::string_view(squeezed).substr(at + opening.size());
            for (auto const& [written, reason] : reasons_) {
                if (!rest.starts_with(written)) continue;
                auto const behind = rest.substr(written.size());
                auto const close = behind.find(']');
                bool const person = behind.starts_with("person") && behind.substr(0, close).find_first_not_of(
                                                                        "0123456789", 6) == std::string_view::npos;
                if (close != 0 && !person) continue;
                marks.push_back(
                    {where, person ? reason + " person " + std::string(behind.substr(6, close - 6)) : reason});
                break;
            }
        }
    }

private:
    std::vector<std::pair<std::string, std::string>> reasons_;
};

/// Marks of the document in its order, each with the message that it is in.
class DocumentMarks {
public:
    DocumentMarks(MarkFinder const& finder, std::vector<Mark>& marks) : finder_(finder), marks_(marks) {}

    void visit(std::vector<model::Block> const& blocks) {
        for (auto const& block : blocks) {
            bool const is_message = block.kind == model::BlockKind::division && block.name == "message";
            if (is_message) message_ = ++messages_;
            finder_.find(block.text.text, message_, marks_);
            visit(block.children);
            if (is_message) message_ = 0;
        }
    }

private:
    MarkFinder const& finder_;
    std::vector<Mark>& marks_;
    std::size_t messages_ = 0;
    std::size_t message_ = 0;
};

std::string csv_cell(std::string_view text) {
    std::string cell(text);
    if (!cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos) cell.insert(0, "'");
    if (cell.find_first_of("\",\r\n") == std::string::npos) return cell;
    std::string out = "\"";
    for (char const c : cell) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

}  // namespace

std::optional<std::vector<fill::ScheduleRow>> schedule_of(model::RedactedDocument const& document,
                                                          model::Pages const& pages,
                                                          std::set<std::string> const& reasons) {
    MarkFinder const finder(reasons);
    std::vector<Mark> in_document;
    DocumentMarks(finder, in_document).visit(document.document().blocks);
    std::vector<Mark> on_pages;
    for (std::size_t i = 0; i < pages.pages.size(); ++i) {
        std::string text;
        for (auto const& placed : pages.pages[i].texts) text += placed.shaped->text + " ";
        finder.find(text, i + 1, on_pages);
    }
    bool const agree = std::equal(in_document.begin(), in_document.end(), on_pages.begin(), on_pages.end(),
                                  [](Mark const& a, Mark const& b) { return a.reason == b.reason; });
    if (!agree) return std::nullopt;
    std::vector<fill::ScheduleRow> rows;
    for (std::size_t i = 0; i < on_pages.size(); ++i) {
        auto const same = std::find_if(rows.begin(), rows.end(), [&](fill::ScheduleRow const& row) {
            return row.page == on_pages[i].where && row.message == in_document[i].where &&
                   row.reason == on_pages[i].reason;
        });
        if (same == rows.end())
            rows.push_back({on_pages[i].where, in_document[i].where, on_pages[i].reason, 1});
        else
            ++same->count;
    }
    return rows;
}

std::string csv_of(std::vector<fill::ScheduleRow> const& schedule) {
    std::string out = "page,message,reason,count\r\n";
    for (auto const& row : schedule)
        out += std::to_string(row.page) + "," + std::to_string(row.message) + "," + csv_cell(row.reason) + "," +
               std::to_string(row.count) + "\r\n";
    return out;
}

}  // namespace dhrdoc
