// Takes a Document and a Policy; makes a RedactedDocument, from which what is withheld has been taken.
#include "redact/redact.h"

#include "redact/apply.h"
#include "redact/decisions.h"
#include "redact/find.h"
#include "redact/places.h"
#include "redact/replacement.h"
#include "redact/resolve.h"
#include "redact/streams.h"

#include <algorithm>
#include <set>

namespace dhrdoc::redact {

/// The one place where a RedactedDocument is made.
class Maker {
public:
    [[nodiscard]] static model::RedactedDocument make(model::Document document, std::size_t replaced) {
        return model::RedactedDocument(std::move(document), replaced);
    }
};

namespace {

/// One run over one document.
class Run {
public:
    Run(model::Document& document, Withheld const& withheld, base::Sources const& sources,
        base::Diagnostics& diagnostics, Trace* trace)
        : withheld_(withheld),
          diagnostics_(diagnostics),
          trace_(trace),
          places_(document.source, sources),
          all_(streams_of(document)),
          per_slot_(all_.slots.size()) {}

    std::size_t go() {
        for (auto const& stream : all_.streams) take_stream(stream);
        for (std::size_t i = 0; i < all_.slots.size(); ++i) finish_slot(i);
        rename_ids();
        report_questions();
        return replaced_;
    }
    Report take_report() { return std::move(report_); }

private:
    void take_stream(Stream const& stream) {
        for (auto& span : find(stream.text, stream.kind, stream.setting, withheld_, memory_)) {
            if (!settle(span, stream.text)) continue;
            if (stream.is_row && !counts_in_row(stream, span)) continue;
            place(stream, std::move(span));
        }
    }
    /// Answers a question where a person has decided; false where the span is to be left alone.
    bool settle(Span& span, std::string_view text) {
        if (span.certain || withheld_.policy().decisions->entries.empty()) return true;
        auto const choice = answer_to(*withheld_.policy().decisions, id_of(span.rule), where_of(text, span));
        if (choice == model::DecisionChoice::hide) span.certain = true;
        return choice != model::DecisionChoice::keep;
    }
    /// A row read in one go gives words company that they do not have; only whole cells and labelled numbers count.
    static bool counts_in_row(Stream const& stream, Span const& span) {
        std::size_t touched = 0;
        bool whole = true;
        for (auto const& piece : stream.pieces) {
            if (span.at.begin >= piece.begin + piece.length || span.at.end <= piece.begin) continue;
            ++touched;
            whole = whole && span.at.begin <= piece.begin && span.at.end >= piece.begin + piece.length;
        }
        if (stream.is_labelled_row) return span.rule == Rule::date_derived || span.kind == Kind::inference;
        if (touched > 1) return whole && span.certain;
        return !stream.is_squeezed_row && span.kind != Kind::name && span.certain;
    }
    /// Gives each slot that a span touches its part of it; the first takes the words.
    void place(Stream const& stream, Span span) {
        bool first = true;
        for (auto const& piece : stream.pieces) {
            if (span.at.begin >= piece.begin + piece.length || span.at.end <= piece.begin) continue;
            Span part = span;
            part.at.begin = std::max(span.at.begin, piece.begin) - piece.begin;
            part.at.end = std::min(span.at.end, piece.begin + piece.length) - piece.begin;
            if (!first) {
                part.form = Form::as_given;
                part.replacement = "\xE2\x80\x93";  // an en dash: the cell says nothing more
            }
            // What is said of a header belongs to the header's own text.
            if (stream.pieces.size() == 1 && span.at.begin < piece.begin && span.kind != Kind::inference) continue;
            first = false;
            per_slot_[piece.slot].push_back(std::move(part));
        }
    }

    void finish_slot(std::size_t index) {
        auto& slot = all_.slots[index];
        auto const words = slot.words();
        auto spans = resolve(std::move(per_slot_[index]), words);
        std::vector<Edit> edits;
        for (auto const& span : spans) {
            if (span.certain)
                add_edit(words, span, edits);
            else
                ask(slot, words, span);
            note_trace(slot, words, span);
        }
        if (edits.empty()) return;
        replaced_ += edits.size();
        if (slot.role == Slot::Role::link_target) return change_link(slot, edits);
        if (slot.role == Slot::Role::id) return change_id(*slot.plain, edits);
        if (slot.role == Slot::Role::image) return change_image(*slot.plain, edits);
        apply_edits(slot, edits);
    }
    void add_edit(std::string_view words, Span const& span, std::vector<Edit>& edits) {
        auto fitting = fitted(words, span, replacement_for(span, withheld_));
        std::size_t const begin = edits.empty() ? fitting.begin : std::max(fitting.begin, edits.back().end);
        edits.push_back({begin, span.at.end, std::move(fitting.words)});
        ++report_.replaced[std::string(id_of(span.rule))];
    }

    /// A link to a place in this document follows its id; any other that names somebody leads nowhere.
    void change_link(Slot& slot, std::vector<Edit> const& edits) {
        if (slot.plain->starts_with('#')) {
            std::string id = slot.plain->substr(1);
            std::vector<Edit> moved = edits;
            for (auto& edit : moved) {
                edit.begin = edit.begin > 0 ? edit.begin - 1 : 0;
                edit.end -= 1;
            }
            change_id(id, moved);
            *slot.plain = "#" + id;
            return;
        }
        dropped_links_.push_back(&slot);
        slot.plain->clear();
    }
    static std::string as_id(std::string_view words) {
        std::string out;
        for (char const c : words) {
            bool const plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (plain)
                out += c;
            else if (c >= 'A' && c <= 'Z')
                out += static_cast<char>(c + 32);
            else if (!out.empty() && out.back() != '-')
                out += '-';
        }
        while (!out.empty() && out.back() == '-') out.pop_back();
        return out.empty() ? "x" : out;
    }
    static void change_id(std::string& id, std::vector<Edit> const& edits) {
        for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit)
            id.replace(edit->begin, edit->end - edit->begin, as_id(edit->words));
    }
    static void change_image(std::string& path, std::vector<Edit> const& edits) { change_id(path, edits); }

    /// Two ids that have become one are told apart by a number, in the order of the document.
    void rename_ids() {
        std::set<std::string> taken;
        for (auto& slot : all_.slots) {
            if (slot.role != Slot::Role::id || slot.block == nullptr || slot.plain != &slot.block->id) continue;
            if (taken.insert(*slot.plain).second) continue;
            std::string const base_id = *slot.plain;
            for (int n = 2; !taken.insert(*slot.plain).second; ++n) *slot.plain = base_id + "-" + std::to_string(n);
        }
        for (auto* slot : dropped_links_)
            for (auto& run : slot->styled->runs)
                if (run.link == static_cast<std::int32_t>(slot->link)) run.link = -1;
    }

    void ask(Slot const& slot, std::string const& words, Span const& span) {
        Question question;
        question.what = id_of(span.rule);
        question.where = where_of(words, span);
        question.range = places_.range_of(slot, words, span.at);
        question.asked = span.question;
        if (!span.group.empty()) {
            auto const [known, is_new] =
                groups_.emplace(std::string(question.what) + " " + span.group, report_.questions.size());
            if (!is_new) {
                ++counts_[known->second];
                return;
            }
        }
        report_.questions.push_back(std::move(question));
        counts_.push_back(1);
    }
    void report_questions() {
        for (std::size_t i = 0; i < report_.questions.size(); ++i) {
            auto const& question = report_.questions[i];
            base::Diagnostic found;
            found.severity = base::Severity::warning;
            found.code = "redact.open-question";
            found.message = question.asked + " (" + question.what +
                            (counts_[i] > 1 ? ", " + std::to_string(counts_[i]) + " times)" : ")");
            found.hint = "answer hide or keep in decisions.toml: what = \"" + question.what + "\", where = \"" +
                         question.where + "\"";
            found.range = question.range;
            found.blocking = true;
            found.withhold_line = true;
            diagnostics_.add(std::move(found));
        }
        report_.asked = report_.questions.size();
    }
    void note_trace(Slot const& slot, std::string const& words, Span const& span) {
        if (trace_ == nullptr) return;
        TraceEntry entry;
        entry.range = places_.range_of(slot, words, span.at);
        entry.rule = id_of(span.rule);
        if (span.subject >= 0) {
            auto const index = static_cast<std::size_t>(span.subject);
            entry.subject = span.kind == Kind::date ? withheld_.days().at(index).id : withheld_.subjects().at(index).id;
        }
        entry.action = span.certain ? "replaced" : "asked";
        entry.begin = span.at.begin;
        entry.end = span.at.end;
        trace_->push_back(std::move(entry));
    }

    Withheld const& withheld_;
    base::Diagnostics& diagnostics_;
    Trace* trace_;
    Places places_;
    Streams all_;
    std::vector<std::vector<Span>> per_slot_;
    WordMemory memory_;
    Report report_;
    std::vector<std::size_t> counts_;
    std::map<std::string, std::size_t> groups_;
    std::vector<Slot*> dropped_links_;
    std::size_t replaced_ = 0;
};

}  // namespace

Redaction redact(model::Document document, Withheld const& withheld, base::Sources const& sources,
                 base::Diagnostics& diagnostics, Trace* trace) {
    if (withheld.policy().profile == model::Profile::working) return {Maker::make(std::move(document), 0), {}};
    Run run(document, withheld, sources, diagnostics, trace);
    auto const replaced = run.go();
    return {Maker::make(std::move(document), replaced), run.take_report()};
}

Redaction redact(model::Document document, model::Policy const& policy, base::Sources const& sources,
                 base::Diagnostics& diagnostics, Trace* trace) {
    auto const withheld = compile(policy);
    diagnostics.append(withheld->findings());
    return redact(std::move(document), *withheld, sources, diagnostics, trace);
}

}  // namespace dhrdoc::redact
