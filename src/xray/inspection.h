// Takes one PDF that has been opened; makes its findings. Inside xray: examine.h is the way in.
#pragma once

#include "xray/examine.h"
#include "xray/file.h"
#include "xray/gathering.h"
#include "xray/opening.h"
#include "xray/page.h"
#include "xray/roles.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::xray {

class Inspection {
public:
    Inspection(model::Search const& search, Strictness strictness, std::string_view password, int depth,
               unsigned threads, std::vector<Finding>& findings);

    /// `bytes` as they are on disk; `opened` says what qpdf made of them.
    void run(std::string_view bytes, Opened const& opened);
    /// Only what the file says, all of it as an earlier version.
    void run_as_earlier(std::string_view bytes, Opened const& opened);

private:
    void inspect(File& file, bool forced);
    /// `as`: what they are found by, where they are no pages of the document as it is; else null.
    void take_pages(File const& file, std::vector<Page> const& pages, Channel const* as);
    void take_gaps(Painted const& painted, std::size_t page);
    [[nodiscard]] bool fits_a_word(Font const* font, double gap, double size);
    void take_joined(File const& file, std::vector<Page> const& pages, bool forced);
    void take_asides(Painted const& painted, std::string const& where, Channel const* forced);
    void note_hidden(Painted const& painted, std::size_t page);
    void take_streams(File const& file, Roles const& roles, bool forced);
    void take_trailing(File const& file, Object const& object);
    void take_stream(File const& file, Object const& object, Channel channel, Value const& resources);
    void take_image(File const& file, Object const& object, Channel channel);
    void take_font_program(File const& file, Object const& object, Channel channel);
    void take_bytes(std::string_view bytes, Channel channel, std::string const& where);
    void take_gzip(std::string_view bytes, Channel channel, std::string const& where);
    void take_archive(std::string_view bytes, Channel channel, std::string const& where);
    void take_slack(File const& file);
    void take_unused(File const& file, Roles& roles);
    void take_fonts(File const& file, Fonts const& fonts);
    void take_font(Font const& font, std::string const& where);
    void take_leftover(Channel channel, std::string const& where, std::vector<std::string> const& leftover,
                       std::vector<std::string> const& used, bool subset);
    void take_versions(File& file);
    void look_for_kinds(File const& file);
    void look_at_claims(File const& file);
    void report_pages();
    void hidden(Channel channel, std::string where, std::string message,
                base::Severity for_any = base::Severity::warning);
    [[nodiscard]] bool spells(std::vector<std::string> const& leftover, std::vector<std::string> const& used) const;

    model::Search const& search_;
    Strictness strictness_;
    std::string_view password_;
    int depth_;
    unsigned threads_;
    std::vector<Finding>& findings_;
    Gathering gathering_;
    std::map<Channel, std::set<std::size_t>> hidden_pages_;
    std::set<std::size_t> undecoded_pages_;
    std::set<std::size_t> damaged_pages_;
    std::set<std::size_t> drawn_pages_;  // with what may be letters drawn as outlines
    std::size_t images_ = 0;
    std::vector<bool> painted_;  // objects that were run as content
    std::vector<std::string> words_;
    std::map<Font const*, std::vector<double>> word_widths_;  // of words_, and of the space; looked up, never listed
};

}  // namespace dhrdoc::xray
