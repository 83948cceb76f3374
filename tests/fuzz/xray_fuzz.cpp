// Takes any bytes; examines them as a PDF and as a text. It must not crash, throw, or run away, what it says must not
// quote what it looked for, and where it says nothing another reader (poppler) must not find a name or a day either.
#include "base/diagnostic.h"
#include "model/policy.h"
#include "redact/searcher.h"
#include "xray/examine.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-embedded-file.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page.h>
#include <poppler/cpp/poppler-toc.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using namespace dhrdoc;

constexpr std::array<char const*, 3> withheld = {"Whitcombe", "Eleanor", "12 March 2021"};

std::shared_ptr<model::Search const> search_of_key() {
    auto key = std::make_shared<model::Identities>();
    model::PersonIdentity person;
    person.id = "victim";
    person.name.value = "Eleanor Whitcombe";
    person.pseudonym.value = "Nina";
    key->people.push_back(std::move(person));
    model::ProtectedDate death;
    death.day.date = std::chrono::year(2021) / 3 / 12;
    death.why = model::Why::death;
    death.id = "death";
    key->dates.push_back(death);
    model::Policy policy;
    policy.identities = key;
    return redact::make_search(policy);
}

bool is_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & '\x80') != 0; }

/// As a word of its own, with any blanks between its parts.
bool has(std::string const& text, std::string_view wanted) {
    std::string plain;
    for (char const c : text) {
        bool const blank = std::isspace(static_cast<unsigned char>(c)) != 0;
        if (!blank || plain.empty() || plain.back() != ' ') plain += blank ? ' ' : c;
    }
    for (auto at = plain.find(wanted); at != std::string::npos; at = plain.find(wanted, at + 1)) {
        auto const end = at + wanted.size();
        if ((at == 0 || !is_letter(plain[at - 1])) && (end == plain.size() || !is_letter(plain[end]))) return true;
    }
    return false;
}

/// What a reader would say on finding one of them there.
struct Seen {
    char const* where = nullptr;
    void look(char const* place, poppler::ustring const& words) {
        auto const bytes = words.to_utf8();
        std::string const text(bytes.begin(), bytes.end());
        if (std::any_of(withheld.begin(), withheld.end(), [&](auto const* word) { return has(text, word); }))
            where = place;
    }
    void look(poppler::toc_item const& item, int depth) {
        look("outline", item.title());
        if (depth == 0) return;
        for (auto const* child : item.children()) look(*child, depth - 1);
    }
};

char const* place_in(std::string_view bytes) {
    Seen seen;
    std::unique_ptr<poppler::document> const document(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    if (!document || document->is_locked()) return nullptr;
    for (int i = 0; i < std::min(document->pages(), 4); ++i) {
        std::unique_ptr<poppler::page> const page(document->create_page(i));
        if (!page) continue;
        seen.look("page as it lies", page->text({}, poppler::page::physical_layout));
        seen.look("page in its order", page->text({}, poppler::page::raw_order_layout));
        seen.look("label of a page", page->label());
    }
    for (auto const& name : document->info_keys()) seen.look("information", document->info_key(name));
    seen.look("metadata", document->metadata());
    std::unique_ptr<poppler::toc> const outline(document->create_toc());
    if (outline) seen.look(*outline->root(), 8);
    for (auto* file : document->embedded_files()) {
        seen.look("name of an attachment", poppler::ustring::from_latin1(file->name()));
        seen.look("description of an attachment", file->description());
        auto const content = file->data();
        if (!content.empty())
            seen.look("attachment", poppler::ustring::from_utf8(content.data(), static_cast<int>(content.size())));
    }
    return seen.where;
}

/// In a process of its own, with little time: if poppler stumbles, that is no fault of ours.
bool another_reader_finds(std::string_view bytes) {
    auto const child = ::fork();
    if (child < 0) return false;
    if (child == 0) {
        for (int const signal : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGALRM}) std::signal(signal, SIG_DFL);
        ::alarm(4);
        poppler::set_debug_error_function([](std::string const&, void*) {}, nullptr);
        auto const* where = place_in(bytes);
        if (where != nullptr) std::fprintf(stderr, "oracle: poppler reads it: %s\n", where);
        ::_exit(where != nullptr ? 42 : 0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 42;
}

void examine_pdf(std::string_view bytes, model::Search const& search, xray::Strictness strictness) {
    auto const examination = xray::examine(bytes, search, strictness);
    bool silent = examination.readable;
    for (auto const& finding : examination.findings) {
        silent = silent && finding.severity == base::Severity::note;
        for (auto const* word : withheld)
            if ((finding.where + finding.message + finding.channel).find(word) != std::string::npos) std::abort();
    }
    if (!examination.readable && examination.refusal.empty()) std::abort();
    constexpr std::size_t longest = 60'000;
    if (silent && strictness == xray::Strictness::any && bytes.size() < longest && another_reader_finds(bytes))
        std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    static auto const search = search_of_key();
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    for (auto const strictness : {xray::Strictness::any, xray::Strictness::ours})
        examine_pdf(bytes, *search, strictness);
    (void)xray::examine_text(bytes, *search);
    return 0;
}
