// Takes a chain of mails and what is to be done with it; makes the facts that its templates are filled from.
#include "fill/view_disclosure.h"

#include "fill/view_parts.h"

#include "base/unicode.h"

#include <algorithm>

#include <fmt/format.h>

namespace dhrdoc::fill {

using model::Facts;

namespace {

/// "report.final.pdf" -> "PDF".
std::string kind_of_file(std::string_view name) {
    auto const dot = name.rfind('.');
    std::string kind;
    if (dot == std::string_view::npos || name.size() - dot > 6) return {};
    for (char const c : name.substr(dot + 1)) {
        bool const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!plain) return {};
        kind += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    }
    return kind;
}

/// "1 (PDF); 2 (DOCX)": what there is, but not what it is called.
std::string numbered_files(std::string_view names) {
    std::string out;
    std::size_t number = 0;
    for (std::size_t at = 0; at <= names.size();) {
        auto const end = std::min(names.find(';', at), names.size());
        auto const name = base::trimmed(names.substr(at, end - at));
        at = end + 1;
        if (name.empty()) continue;
        auto const kind = kind_of_file(name);
        out +=
            fmt::format("{}attachment {}{}", out.empty() ? "" : "; ", ++number, kind.empty() ? "" : " (" + kind + ")");
    }
    return out;
}

Facts prose_or_none(std::string const& text, base::Range range, std::vector<base::Range> const& lines) {
    return text.empty() ? Facts::missing("the correspondence has none") : Facts::prose_of_lines(text, range, lines);
}

Facts header_facts(model::MailHeader const& header, model::AttachmentNames names) {
    using Kind = model::MailHeader::Kind;
    auto table = Facts::table();
    bool const hides_names = header.kind == Kind::attachments && names == model::AttachmentNames::none;
    auto const& value = header.value;
    table.set("label", Facts::text(header.label, header.range));
    table.set("value", Facts::text(value.empty() ? "(none)"
                                   : hides_names ? numbered_files(value)
                                                 : value,
                                   header.range));
    bool const people = header.kind == Kind::from || header.kind == Kind::to || header.kind == Kind::copied;
    bool const files = header.kind == Kind::attachments;
    table.set("people", Facts::truth(people));
    table.set("files", Facts::truth(files));
    table.set("others", Facts::truth(!people && !files));
    return table;
}

Facts message_facts(model::MailMessage const& message, std::size_t number, std::size_t count,
                    model::Disclosure const& disclosure) {
    auto table = Facts::table();
    table.set("number", Facts::text(std::to_string(number)));
    table.set("count", Facts::text(std::to_string(count)));
    std::vector<Facts> headers;
    for (auto const& header : message.headers) headers.push_back(header_facts(header, disclosure.attachment_names));
    table.set("headers", Facts::list_like(std::move(headers), header_facts({}, disclosure.attachment_names)));
    table.set("body", prose_or_none(message.body, message.body_range, message.body_lines));
    table.set("signature", prose_or_none(message.signature, message.signature_range, message.signature_lines));
    table.set("empty", Facts::truth(message.body.empty() && message.signature.empty()));
    return table;
}

std::string place_of(ScheduleRow const& row) {
    return row.message == 0 ? std::string("Above the first message") : fmt::format("Message {}", row.message);
}

Facts row_facts(ScheduleRow const& row) {
    auto table = Facts::table();
    table.set("page", Facts::text(std::to_string(row.page)));
    table.set("message", Facts::text(place_of(row)));
    table.set("reason", Facts::text(row.reason));
    table.set("count", Facts::text(std::to_string(row.count)));
    return table;
}

Facts reason_facts(std::string const& reason, std::size_t count) {
    auto table = Facts::table();
    auto const meaning = model::meaning_of_reason(reason.substr(0, reason.find(" person ")));
    table.set("reason", Facts::text(reason));
    table.set("meaning", Facts::text(meaning.empty() ? "as the officer gives it" : meaning));
    table.set("count", Facts::text(std::to_string(count)));
    return table;
}

Facts schedule_facts(std::vector<ScheduleRow> const& schedule) {
    auto table = Facts::table();
    std::vector<Facts> rows;
    std::vector<std::pair<std::string, std::size_t>> counts;
    std::size_t total = 0;
    for (auto const& row : schedule) {
        rows.push_back(row_facts(row));
        total += row.count;
        auto const known =
            std::find_if(counts.begin(), counts.end(), [&](auto const& one) { return one.first == row.reason; });
        if (known == counts.end())
            counts.emplace_back(row.reason, row.count);
        else
            known->second += row.count;
    }
    std::vector<Facts> reasons;
    for (auto const& [reason, count] : counts) reasons.push_back(reason_facts(reason, count));
    table.set("total", Facts::text(std::to_string(total)));
    table.set("one", Facts::truth(total == 1));
    table.set("any", Facts::truth(total != 0));
    table.set("rows", Facts::list_like(std::move(rows), row_facts({})));
    table.set("reasons", Facts::list_like(std::move(reasons), reason_facts("s40(2)", 0)));
    return table;
}

}  // namespace

Facts view_of(model::MailChain const& chain, model::Disclosure const& disclosure,
              std::vector<ScheduleRow> const& schedule) {
    auto root = Facts::table();
    root.set("title",
             Facts::text(disclosure.title.given() ? disclosure.title.value : "Correspondence", disclosure.title.range));
    root.set("reference", text_or_missing(disclosure.reference, "reference", "say it as reference"));
    root.set("note", prose_or_missing(disclosure.note, "note", "say it as note"));
    root.set("foi", Facts::truth(disclosure.scheme == model::Scheme::foi));
    root.set("inquiry", Facts::truth(disclosure.scheme == model::Scheme::inquiry));
    auto const count = chain.messages.size();
    root.set("count", Facts::text(std::to_string(count)));
    root.set("several", Facts::truth(count != 1));
    root.set("preamble", prose_or_none(chain.preamble, chain.preamble_range, chain.preamble_lines));
    std::vector<Facts> messages;
    for (std::size_t i = 0; i < count; ++i)
        messages.push_back(message_facts(chain.messages[i], i + 1, count, disclosure));
    root.set("messages", Facts::list_like(std::move(messages), message_facts({}, 1, 1, disclosure)));
    root.set("schedule", schedule_facts(schedule));
    return root;
}

}  // namespace dhrdoc::fill
