// Takes a chain of e-mails; prints it, for tests.
#include "model/mail.h"

#include <string_view>

namespace dhrdoc::model {

namespace {

std::string people(std::string_view label, std::vector<Correspondent> const& all) {
    std::string out;
    for (auto const& one : all) {
        out += "  ";
        out += label;
        out += " \"" + one.display + "\"";
        if (!one.address.empty()) out += " <" + one.address + ">";
        out += "\n";
    }
    return out;
}

std::string lines(std::string_view text) {
    std::string out = "  | ";
    for (char const c : text) {
        out += c;
        if (c == '\n') out += "  | ";
    }
    return out + "\n";
}

}  // namespace

std::string to_string(MailChain const& chain) {
    std::string out;
    if (!chain.preamble.empty()) out += "preamble\n" + lines(chain.preamble);
    for (auto const& message : chain.messages) {
        out += "message\n";
        for (auto const& header : message.headers) out += "  " + header.label + ": " + header.value + "\n";
        out += people("from", message.from) + people("to", message.to) + people("copied", message.copied) +
               people("quoted", message.quoted);
        for (auto const& word : message.greeted) out += "  greeted " + word + "\n";
        if (!message.signed_by.empty()) out += "  signed " + message.signed_by + "\n";
        if (!message.body.empty()) out += lines(message.body);
        if (!message.signature.empty()) out += "  signature\n" + lines(message.signature);
    }
    return out;
}

}  // namespace dhrdoc::model
