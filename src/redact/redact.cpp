// Takes a Document and a Policy; makes a RedactedDocument, from which what is withheld has been taken.
#include "redact/redact.h"

#include "redact/apply.h"
#include "redact/decisions.h"
#include "redact/find.h"
#include "redact/places.h"
#include "redact/reckoning.h"
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
        : document_(document),
          withheld_(withheld),
          sources_(sources),
          diagnostics_(diagnostics),
          trace_(trace),
          places_(document.source, sources),
          all_(streams_of(document)),
          per_slot_(all_.slots.size()),
          changes_(all_.slots.size()) {}

    std::size_t go() {
        for (auto const& stream : all_.streams) take_stream(stream);
        for (std::size_t i = 0; i < all_.slots.size(); ++i) finish_slot(i);
        reckon();
        rename_ids();
        report_questions();
        report_.changed_texts = changed_texts();
        return report_.changed_texts;
    }
    Report take_report() { return std::move(report_); }
    [[nodiscard]] std::vector<ChangedText> changes() const {
        std::map<model::Block const*, std::size_t> slots;
        for (auto const slot : changed_)
            if (all_.slots[slot].role == Slot::Role::text && all_.slots[slot].block != nullptr)
                slots.emplace(all_.slots[slot].block, slot);
        std::vector<ChangedText> out;
        std::size_t number = 0;
        model::for_each_block(document_, [&](model::Block const& block) {
            auto const slot = slots.find(&block);
            if (slot != slots.end()) out.push_back({number, replacements_in(slot->second)});
            ++number;
        });
        return out;
    }

private:
    void take_stream(Stream const& stream) {
        if (!stream.numbered_by.empty()) return take_numbered(stream);
        for (auto& span : find(stream.text, stream.kind, stream.setting, withheld_, memory_, Inferences::looked_for,
                               stream.message)) {
            if (stream.is_message ? span.rule != Rule::term_listed : is_named_here(span, stream)) continue;
            if (stream.is_roster && span.rule != Rule::name_unlisted) continue;
            if (!settle(span, stream.text)) continue;
            if (stream.is_row && !counts_in_row(stream, span)) continue;
            if (stream.is_squeezed_row && span.kind == Kind::name && !narrow_to_cells(stream, span)) continue;
            place(stream, std::move(span));
        }
    }
    /// Where the number of an item is part of a day, its list loses its numbers, and the text what is left of the day.
    void take_numbered(Stream const& stream) {
        auto const number_ends = stream.pieces.front().begin;
        for (auto& span : find_days_at_start(stream.text, withheld_)) {
            if (span.at.begin >= number_ends || span.at.end <= number_ends || !settle(span, stream.text)) continue;
            bool const is_certain = span.certain;
            place(stream, std::move(span));
            for (auto* list : stream.numbered_by) list->ordered = list->ordered && !is_certain;
        }
    }
    /// A word that in this mail can only mean somebody who is named.
    [[nodiscard]] bool is_named_here(Span const& span, Stream const& stream) const {
        auto const* mails = withheld_.correspondence();
        if (mails == nullptr || span.kind != Kind::name || stream.message == 0) return false;
        auto const found = mails->named_in.find(stream.message);
        return found != mails->named_in.end() &&
               found->second.contains(
                   squeezed(std::string_view(stream.text).substr(span.at.begin, span.at.end - span.at.begin)));
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
    /// Of cells run together the fewest that spell the name: "Whit" and "combe", but not the "attended" behind them.
    /// False where one cell has the name by itself: that is found in the cell.
    bool narrow_to_cells(Stream const& stream, Span& span) {
        auto const& cells = stream.pieces;
        auto const end_of = [&](std::size_t i) { return cells[i].begin + cells[i].length; };
        std::size_t first = 0;
        while (end_of(first) <= span.at.begin) ++first;
        std::size_t last = first;
        while (end_of(last) < span.at.end) ++last;
        while (last > first && spell_a_name(stream, {cells[first].begin, end_of(last - 1)})) --last;
        while (last > first && spell_a_name(stream, {cells[first + 1].begin, end_of(last)})) ++first;
        span.at = {cells[first].begin, end_of(last)};
        return last > first;
    }
    [[nodiscard]] bool spell_a_name(Stream const& stream, ByteRange at) {
        auto const letters = std::string_view(stream.text).substr(at.begin, at.end - at.begin);
        auto const found =
            find(letters, stream.kind, stream.setting, withheld_, memory_, Inferences::left_out, stream.message);
        return std::any_of(found.begin(), found.end(), [&](Span const& span) {
            return span.kind == Kind::name && span.certain && span.at.begin == 0 && span.at.end == letters.size();
        });
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
            bool const is_label = stream.pieces.size() == 1 && stream.numbered_by.empty();
            if (is_label && span.at.begin < piece.begin && span.kind != Kind::inference) continue;
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
        // Neighbours that are one for a name and two for another must not be counted: of each text only that it
        // changed.
        changed_.insert(index);
        if (slot.role == Slot::Role::link_target) return change_link(slot, edits);
        if (slot.role == Slot::Role::id) return change_id(*slot.plain, edits);
        if (slot.role == Slot::Role::image) return change_image(*slot.plain, edits);
        apply_edits(slot, edits);
        if (slot.role == Slot::Role::text) changes_[index] = {words, std::move(edits)};
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
    /// Two files that would be called alike are told apart by a number.
    void change_image(std::string& path, std::vector<Edit> const& edits) {
        auto const file = path;
        change_id(path, edits);
        auto const base_name = path;
        for (int n = 2; report_.pictures.try_emplace(path, file).first->second != file; ++n)
            path = std::to_string(n) + "-" + base_name;
    }

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

    // --- what follows by arithmetic from the text as it is now
    // ------------------------------------------------------------------------------------------------------------------
    /// A sentence in the slots that it stands in; bytes of their texts as they are now.
    struct Standing {
        std::size_t slot = 0;
        ByteRange at;
    };
    void reckon() {
        if (withheld_.days().empty() || !withheld_.has(Rule::infer_calendar)) return;
        Reckoning const reckoning(document_, withheld_);
        for (std::size_t i = 0; i < all_.slots.size(); ++i)
            if (all_.slots[i].role == Slot::Role::text && all_.slots[i].block != nullptr)
                slot_of_block_[all_.slots[i].block] = i;
        InForce in_force(reckoning.sentence_count(), true);
        std::set<std::string> told;
        for (auto const& day : reckoning.days())
            for (auto const& set : reckoning.narrowing(day, in_force)) judge_set(reckoning, day, set, told, in_force);
        for (auto const& day : reckoning.days())
            report_.days_left.push_back({withheld_.days()[day.day].id, reckoning.days_left(day, in_force)});
        hide_sentences(reckoning, in_force);
    }
    void judge_set(Reckoning const& reckoning, DayInQuestion const& day, std::vector<int> const& set,
                   std::set<std::string>& told, InForce& in_force) {
        auto const what = id_of(Rule::infer_calendar);
        auto const where = where_of_set(reckoning, set);
        auto const choice = answer_to(*withheld_.policy().decisions, what, where);
        if (choice == model::DecisionChoice::hide) in_force[static_cast<std::size_t>(set.back())] = false;
        if (choice != model::DecisionChoice::unanswered || !told.insert(where).second) return;
        InForce only(reckoning.sentence_count(), false);
        for (int const cause : set) only[static_cast<std::size_t>(cause)] = true;
        auto const standing = standing_of(reckoning, reckoning.sentence(set.back()));
        if (standing.empty()) return;
        auto const& slot = all_.slots[standing.front().slot];
        auto const at = before_changes(standing.front());
        Question question;
        question.what = what;
        question.where = where;
        question.range = places_.range_of(slot, original(standing.front().slot), at);
        question.asked = asked_of(reckoning, day, set, reckoning.days_left(day, only).value_or(fewest_days));
        report_.questions.push_back(std::move(question));
        counts_.push_back(1);
        Span span;
        span.at = at;
        span.kind = Kind::inference;
        span.rule = Rule::infer_calendar;
        span.certain = false;
        note_trace(slot, original(standing.front().slot), span);
    }
    /// "5 days are left for a withheld date (death), together with line 12"
    [[nodiscard]] std::string asked_of(Reckoning const& reckoning, DayInQuestion const& day,
                                       std::vector<int> const& set, int left) {
        auto const& id = withheld_.days()[day.day].id;
        std::string out = left == 1 ? "1 day is left" : std::to_string(left) + " days are left";
        out += " for a withheld date" + (id.empty() ? std::string() : " (" + id + ")");
        std::string others;
        for (std::size_t i = 0; i + 1 < set.size(); ++i) {
            auto const standing = standing_of(reckoning, reckoning.sentence(set[i]));
            if (standing.empty()) continue;
            auto const range = places_.range_of(all_.slots[standing.front().slot], original(standing.front().slot),
                                                before_changes(standing.front()));
            auto const* file = sources_.find(range.begin.file);
            if (file == nullptr) continue;
            others += (others.empty() ? "" : " and ") + file->shown_name() + ":" + std::to_string(range.begin.line);
        }
        return others.empty() ? out : out + ", with what " + others + " says";
    }
    /// Of all its sentences as they are published: an answer holds until one of them is written anew.
    [[nodiscard]] static std::string where_of_set(Reckoning const& reckoning, std::vector<int> const& set) {
        std::string out;
        for (int const cause : set) {
            auto const& sentence = reckoning.sentence(cause);
            out = where_of_sentence(reckoning.text_of(sentence).words, sentence.at, out);
        }
        return out;
    }
    [[nodiscard]] std::vector<Standing> standing_of(Reckoning const& reckoning, TimedSentence const& sentence) const {
        std::vector<Standing> out;
        for (auto const& piece : reckoning.text_of(sentence).pieces) {
            auto const begin = std::max(sentence.at.begin, piece.begin);
            auto const end = std::min(sentence.at.end, piece.begin + piece.length);
            auto const slot = slot_of_block_.find(piece.block);
            if (begin < end && slot != slot_of_block_.end())
                out.push_back({slot->second, {begin - piece.begin, end - piece.begin}});
        }
        return out;
    }
    [[nodiscard]] std::vector<Replacement> replacements_in(std::size_t slot) const {
        std::vector<Replacement> out;
        if (rewritten_.contains(slot)) return out;
        for (auto const& edit : changes_[slot].edits) out.push_back({edit.begin, edit.end, edit.words});
        return out;
    }
    [[nodiscard]] std::string const& original(std::size_t slot) const {
        return changes_[slot].edits.empty() ? all_.slots[slot].words() : changes_[slot].before;
    }
    /// The bytes that stood where a sentence stands now.
    [[nodiscard]] ByteRange before_changes(Standing const& standing) const {
        auto const& change = changes_[standing.slot];
        return {unchanged_place(change, standing.at.begin, false), unchanged_place(change, standing.at.end, true)};
    }
    struct Change {
        std::string before;
        std::vector<Edit> edits;
    };
    /// Inside of what was put in, the beginning or the end of what stood there.
    static std::size_t unchanged_place(Change const& change, std::size_t at, bool is_end) {
        std::size_t now = 0, then = 0;  // ends of the last edit, in the text as it is and as it was
        for (auto const& edit : change.edits) {
            std::size_t const begin = now + (edit.begin - then);
            std::size_t const end = begin + edit.words.size() + kept_insets(change.before, edit);
            if (at < begin || (is_end && at == begin)) break;
            if (at < end || (is_end && at == end)) return is_end ? edit.end : edit.begin;
            now = end;
            then = edit.end;
        }
        return then + (at - now);
    }
    static std::size_t kept_insets(std::string const& before, Edit const& edit) {
        constexpr std::string_view inset = "\xEF\xBF\xBC";
        std::size_t bytes = 0;
        for (auto at = before.find(inset, edit.begin); at < edit.end; at = before.find(inset, at + 1))
            bytes += inset.size();
        return bytes;
    }
    /// A person has decided that they go.
    void hide_sentences(Reckoning const& reckoning, InForce const& in_force) {
        std::map<std::size_t, std::vector<Edit>> edits;
        for (std::size_t cause = 0; cause < in_force.size(); ++cause) {
            if (in_force[cause]) continue;
            bool first = true;
            for (auto const& standing : standing_of(reckoning, reckoning.sentence(static_cast<int>(cause)))) {
                Span span;
                span.kind = Kind::inference;
                span.form = Form::as_given;
                span.replacement = first ? "[withheld]" : "\xE2\x80\x93";
                edits[standing.slot].push_back({standing.at.begin, standing.at.end, replacement_for(span, withheld_)});
                first = false;
            }
            ++report_.replaced[std::string(id_of(Rule::infer_calendar))];
        }
        for (auto& [slot, of_slot] : edits) {
            std::sort(of_slot.begin(), of_slot.end(), [](Edit const& a, Edit const& b) { return a.begin < b.begin; });
            apply_edits(all_.slots[slot], of_slot);
            changed_.insert(slot);
            rewritten_.insert(slot);
        }
    }
    /// Texts that are read on the page, and in which something was replaced.
    [[nodiscard]] std::size_t changed_texts() const {
        return static_cast<std::size_t>(std::count_if(changed_.begin(), changed_.end(), [this](std::size_t slot) {
            return all_.slots[slot].role == Slot::Role::text;
        }));
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

    model::Document const& document_;
    Withheld const& withheld_;
    base::Sources const& sources_;
    base::Diagnostics& diagnostics_;
    Trace* trace_;
    Places places_;
    Streams all_;
    std::vector<std::vector<Span>> per_slot_;
    std::vector<Change> changes_;
    std::map<model::Block const*, std::size_t> slot_of_block_;
    WordMemory memory_;
    Report report_;
    std::vector<std::size_t> counts_;
    std::map<std::string, std::size_t> groups_;
    std::vector<Slot*> dropped_links_;
    std::set<std::size_t> changed_;    // slots
    std::set<std::size_t> rewritten_;  // of them, in which sentences were hidden
};

/// A copy of somebody else's mail leads nowhere: an address in it is words to read, and none to write to.
void drop_links(model::Document& document) {
    model::for_each_block(document, [](model::Block& block) {
        auto& text = block.text;
        for (std::size_t i = 0; i < text.links.size(); ++i) {
            if (text.links[i].target.starts_with('#')) continue;
            text.links[i] = {};
            for (auto& run : text.runs)
                if (run.link == static_cast<std::int32_t>(i)) run.link = -1;
        }
    });
}

}  // namespace

Redaction redact(model::Document document, Withheld const& withheld, base::Sources const& sources,
                 base::Diagnostics& diagnostics, Trace* trace) {
    if (withheld.policy().profile == model::Profile::working) return {Maker::make(std::move(document), 0), {}, {}};
    if (withheld.correspondence() != nullptr) drop_links(document);
    Run run(document, withheld, sources, diagnostics, trace);
    auto const replaced = run.go();
    auto changes = run.changes();
    return {Maker::make(std::move(document), replaced), run.take_report(), std::move(changes)};
}

Redaction redact(model::Document document, model::Policy const& policy, base::Sources const& sources,
                 base::Diagnostics& diagnostics, Trace* trace) {
    auto const withheld = compile(policy);
    diagnostics.append(withheld->findings());
    return redact(std::move(document), *withheld, sources, diagnostics, trace);
}

}  // namespace dhrdoc::redact
