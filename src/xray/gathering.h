// Takes texts out of all corners of a file, each with where it was; makes findings by one search over all of them.
#pragma once

#include "model/search.h"
#include "xray/channel.h"
#include "xray/disguise.h"
#include "xray/examine.h"
#include "xray/page.h"
#include "xray/reading.h"

#include <deque>
#include <future>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace dhrdoc::xray {

/// May two words that stand together be one, as in a file name?
enum class Joined { no, yes };

class Gathering {
public:
    /// `threads`: how many may work at once; what is found does not depend on it.
    Gathering(model::Search const& search, std::vector<Finding>& findings, unsigned threads = 1)
        : search_(search), disguises_(search.words()), findings_(findings), threads_(threads) {}

    /// A text with all that can be derived from it.
    void add(Channel channel, std::string const& where, std::string_view text, Joined joined = Joined::no);
    /// A PDF string in all its readings.
    void add_string(Channel channel, std::string const& where, std::string_view bytes, Joined joined = Joined::no);
    /// What makers of fonts say of themselves: a forename alone may be any designer's, and is open to doubt.
    void add_of_makers(Channel channel, std::string const& where, std::string_view text);
    /// Letters that stand in no order that means anything but may spell something.
    void add_letters(Channel channel, std::string const& where, std::string_view letters);
    /// A page, in the orders in which it can be read. `forced`: it is in an earlier version or in an unused object.
    /// The page is read beside what the caller does next, and must not be changed any more.
    void add_page(std::string const& where, std::shared_ptr<Painted const> painted, Channel const* forced = nullptr);
    /// One of these before anything that pages refer to goes away; the second keeps nothing, and throws nothing.
    void finish_pages();
    void wait_for_pages() const;

    /// Searches what was gathered since the last time.
    void search();

private:
    struct Piece {
        std::size_t begin;
        Channel channel;
        std::string where;
        /// For text of a page: its place in pages_ and in the text of that page.
        int page = -1;
        std::size_t text = 0;
        bool of_makers = false;
    };
    struct Sheet {
        std::string where;
        bool has_forced = false;
        Channel forced = Channel::page_text;
        double top = 0;
        std::vector<std::uint8_t> hidden;
        std::vector<std::uint32_t> shown;
        std::vector<float> heights;
        std::deque<PageText> texts;
    };
    struct Corpus {
        std::string text;
        std::vector<Piece> pieces;
    };

    [[nodiscard]] static Sheet sheet_of(std::string const& where, Painted const& painted, Channel const* forced);
    void take(Sheet sheet);
    void join_pages(std::string const& where, std::string_view text);
    void finish_pages_but(std::size_t most);
    void put(Corpus& corpus, Piece piece, std::string_view text, std::string_view after);
    struct Quest {
        Corpus const* corpus;
        model::Reading reading;
        std::size_t from;  // what begins in here is reported
        std::size_t to;
        std::size_t first;  // what is read
        std::size_t last;
        std::vector<model::Hit> hits;
    };
    static void add_quests(std::vector<Quest>& quests, Corpus const& corpus, model::Reading reading);
    void look(std::vector<Quest>& quests) const;
    void report(Corpus const& corpus, model::Hit const& hit, model::Reading reading);
    void report_on_page(Piece const& piece, std::size_t begin, std::size_t end, model::Hit const& hit, bool in_order);
    void found(Channel channel, std::string const& where, model::Hit const& hit, bool certain);
    [[nodiscard]] static bool plausible(std::string_view text, model::Hit const& hit, bool page);

    model::Search const& search_;
    Disguises disguises_;
    std::vector<Finding>& findings_;
    unsigned threads_;
    std::deque<std::future<Sheet>> being_read_;
    Corpus prose_;
    Corpus squeezed_;  // names, links, letters of fonts
    Corpus placed_;    // lines of pages that only geometry gives
    Corpus columns_;
    Corpus order_;  // pages in the order of painting
    std::vector<Sheet> pages_;
    std::vector<std::string> parted_;  // last lines of the page before that end in a hyphen
    std::unordered_set<std::string> known_;
    std::set<std::string> reported_;
    std::set<std::pair<int, std::uint32_t>> found_glyphs_;  // a page's glyph at which something was found already
};

}  // namespace dhrdoc::xray
