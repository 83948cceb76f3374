// A chain of e-mails as its reader would tell it: messages with their headers, bodies and signatures, the newest first.
// Made by mail from a file; nothing in it has been withheld.
#pragma once

#include "base/text_place.h"

#include <cstddef>
#include <string>
#include <vector>

namespace dhrdoc::model {

/// One entry of From, To or Cc: what it shows and where it leads, either of which may be empty.
struct Correspondent {
    std::string display;  // "Doe, Jane (CPG)"
    std::string address;  // "jane.doe@example.org", or an X.500 path "/O=.../CN=..."
    friend bool operator==(Correspondent const&, Correspondent const&) = default;
};

/// A header line, unfolded and decoded.
struct MailHeader {
    enum class Kind { from, to, copied, date, subject, attachments, other };
    Kind kind = Kind::other;
    std::string label;  // "Sent", as written
    std::string value;  // in one line; attachments are parted by "; "
    base::Range range;
};

struct MailMessage {
    base::Range range;  // its header lines
    std::vector<MailHeader> headers;
    std::vector<Correspondent> from, to, copied;
    /// People named by lines such as "On Monday, Jane Doe wrote:" that stand within the body.
    std::vector<Correspondent> quoted;
    /// Markdown that reads as the message does; for each of its lines, the line of the file that says so.
    std::string body;
    base::Range body_range;
    std::vector<base::Range> body_lines;
    std::string signature;  // the same
    base::Range signature_range;
    std::vector<base::Range> signature_lines;
    /// Words that address somebody at the beginning ("Hi Jane and Tom"), and those that sign at the end ("J.").
    std::vector<std::string> greeted;
    std::string signed_by;
};

struct MailChain {
    /// What stands above the first message, Markdown; mostly empty.
    std::string preamble;
    base::Range preamble_range;
    std::vector<base::Range> preamble_lines;
    std::vector<MailMessage> messages;
    /// The text that all ranges are in: the file, or what a `.eml` says when it is decoded.
    base::FileId file = 0;
};

/// Each message as an indented block, one thing a line: for tests.
[[nodiscard]] std::string to_string(MailChain const& chain);

}  // namespace dhrdoc::model
