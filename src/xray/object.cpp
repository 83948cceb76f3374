// Takes bytes; reads the values of a PDF as leniently as viewers do (ISO 32000-1, 7.3).
#include "xray/object.h"

#include <cmath>

namespace dhrdoc::xray {

namespace {

constexpr int deepest = 64;
Value const null_value;

}  // namespace

int Value::integer() const {
    if (type != Type::number && type != Type::reference && type != Type::boolean) return 0;
    if (!(std::fabs(number) < 2e9)) return 0;
    return static_cast<int>(number);
}

Value const& Value::operator[](std::string_view key) const {
    if (type != Type::dictionary) return null_value;
    for (std::size_t i = items.size(); i >= 2; i -= 2) {
        if (items[i - 2].text == key) return items[i - 1];
    }
    return null_value;
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0'; }

bool is_delimiter(char c) {
    switch (c) {
        case '(':
        case ')':
        case '<':
        case '>':
        case '[':
        case ']':
        case '{':
        case '}':
        case '/':
        case '%':
            return true;
        default:
            return false;
    }
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

double read_number(std::string_view bytes, std::size_t& at) {
    bool negative = false;
    while (at < bytes.size() && (bytes[at] == '-' || bytes[at] == '+')) {
        if (bytes[at] == '-') negative = true;
        ++at;
    }
    double value = 0;
    while (at < bytes.size() && is_digit(bytes[at])) value = value * 10 + (bytes[at++] - '0');
    if (at < bytes.size() && bytes[at] == '.') {
        ++at;
        double digits = 0;
        double scale = 1;
        for (; at < bytes.size() && (is_digit(bytes[at]) || bytes[at] == '-'); ++at) {
            if (bytes[at] == '-' || scale > 1e15) continue;
            digits = digits * 10 + (bytes[at] - '0');
            scale *= 10;
        }
        value += digits / scale;
    }
    return negative ? -value : value;
}

void read_literal_string(std::string_view bytes, std::size_t& at, std::string& out) {
    int open = 1;
    while (at < bytes.size()) {
        char const c = bytes[at++];
        if (c == '(') ++open;
        if (c == ')' && --open == 0) return;
        if (c == '\r') {  // an end of line in a string is one line feed, however it is written
            if (at < bytes.size() && bytes[at] == '\n') ++at;
            out += '\n';
            continue;
        }
        if (c != '\\' || at >= bytes.size()) {
            out += c;
            continue;
        }
        char const escaped = bytes[at++];
        switch (escaped) {
            case 'n':
                out += '\n';
                break;
            case 'r':
                out += '\r';
                break;
            case 't':
                out += '\t';
                break;
            case 'b':
                out += '\b';
                break;
            case 'f':
                out += '\f';
                break;
            case '\n':
                break;
            case '\r':
                if (at < bytes.size() && bytes[at] == '\n') ++at;
                break;
            default:
                if (escaped < '0' || escaped > '7') {
                    out += escaped;
                    break;
                }
                int octal = escaped - '0';
                for (int i = 0; i < 2 && at < bytes.size() && bytes[at] >= '0' && bytes[at] <= '7'; ++i) {
                    octal = octal * 8 + (bytes[at++] - '0');
                }
                out += static_cast<char>(octal & 0xFF);
        }
    }
}

void read_hex_string(std::string_view bytes, std::size_t& at, std::string& out) {
    int high = -1;
    while (at < bytes.size()) {
        char const c = bytes[at++];
        if (c == '>') break;
        int const digit = hex_digit(c);
        if (digit < 0) continue;
        if (high < 0) {
            high = digit;
        } else {
            out += static_cast<char>(high * 16 + digit);
            high = -1;
        }
    }
    if (high >= 0) out += static_cast<char>(high * 16);
}

void read_name(std::string_view bytes, std::size_t& at, std::string& out) {
    while (at < bytes.size() && !is_space(bytes[at]) && !is_delimiter(bytes[at])) {
        if (bytes[at] == '#' && at + 2 < bytes.size() && hex_digit(bytes[at + 1]) >= 0 &&
            hex_digit(bytes[at + 2]) >= 0) {
            out += static_cast<char>(hex_digit(bytes[at + 1]) * 16 + hex_digit(bytes[at + 2]));
            at += 3;
        } else {
            out += bytes[at++];
        }
    }
}

void Lexer::skip_space() {
    while (at_ < bytes_.size()) {
        if (is_space(bytes_[at_])) {
            ++at_;
        } else if (bytes_[at_] == '%') {
            std::size_t const begin = at_;
            while (at_ < bytes_.size() && bytes_[at_] != '\n' && bytes_[at_] != '\r') ++at_;
            comments_.push_back({begin, at_});
        } else {
            return;
        }
    }
}

bool Lexer::take(std::string_view word) {
    skip_space();
    if (bytes_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
}

Value Lexer::read(int depth) {
    skip_space();
    Value value;
    if (at_ >= bytes_.size()) {
        value.type = Type::end;
        return value;
    }
    char const c = bytes_[at_];
    if (is_digit(c) || c == '-' || c == '+' || c == '.') return read_number_or_reference();
    if (c == '/') {
        value.type = Type::name;
        read_name(bytes_, ++at_, value.text);
        return value;
    }
    if (c == '(') {
        value.type = Type::string;
        read_literal_string(bytes_, ++at_, value.text);
        return value;
    }
    if (c == '<' && bytes_.substr(at_, 2) == "<<" && depth < deepest) return read_dictionary(depth);
    if (c == '<' && bytes_.substr(at_, 2) != "<<") {
        value.type = Type::string;
        read_hex_string(bytes_, ++at_, value.text);
        return value;
    }
    if (c == '[' && depth < deepest) return read_array(depth);
    value.type = Type::keyword;
    if (is_delimiter(c)) {
        std::size_t const length = bytes_.substr(at_, 2) == ">>" || bytes_.substr(at_, 2) == "<<" ? 2 : 1;
        value.text = bytes_.substr(at_, length);
        at_ += length;
        return value;
    }
    std::size_t const begin = at_;
    while (at_ < bytes_.size() && !is_space(bytes_[at_]) && !is_delimiter(bytes_[at_])) ++at_;
    value.text = bytes_.substr(begin, at_ - begin);
    if (value.text == "true" || value.text == "false") {
        value.type = Type::boolean;
        value.number = value.text == "true" ? 1 : 0;
    } else if (value.text == "null") {
        value.type = Type::null;
    }
    return value;
}

Value Lexer::read_number_or_reference() {
    Value value;
    value.type = Type::number;
    bool const plain = is_digit(bytes_[at_]);
    std::size_t const begin = at_;
    value.number = read_number(bytes_, at_);
    if (at_ == begin) ++at_;
    bool const whole = plain && is_digit(bytes_[at_ - 1]) && at_ - begin < 11 && value.number < 2e9;
    if (!whole || at_ >= bytes_.size() || !is_space(bytes_[at_])) return value;
    std::size_t ahead = at_;
    while (ahead < bytes_.size() && is_space(bytes_[ahead])) ++ahead;
    std::size_t const second = ahead;
    while (ahead < bytes_.size() && is_digit(bytes_[ahead]) && ahead - second < 6) ++ahead;
    if (ahead == second || ahead >= bytes_.size() || !is_space(bytes_[ahead])) return value;
    std::size_t const second_end = ahead;
    while (ahead < bytes_.size() && is_space(bytes_[ahead])) ++ahead;
    if (ahead >= bytes_.size() || bytes_[ahead] != 'R') return value;
    if (ahead + 1 < bytes_.size() && !is_space(bytes_[ahead + 1]) && !is_delimiter(bytes_[ahead + 1])) return value;
    value.type = Type::reference;
    std::size_t generation_at = second;
    value.generation = static_cast<int>(read_number(bytes_.substr(0, second_end), generation_at));
    at_ = ahead + 1;
    return value;
}

Value Lexer::read_array(int depth) {
    Value array;
    array.type = Type::array;
    ++at_;
    while (true) {
        Value item = read(depth + 1);
        if (item.is(Type::end)) return array;
        if (item.is(Type::keyword)) {
            if (item.text == "]") return array;
            if (item.text == ">>" || item.text == "endobj" || item.text == "stream") {  // it was never closed
                at_ -= item.text.size();
                return array;
            }
            continue;
        }
        array.items.push_back(std::move(item));
    }
}

Value Lexer::read_dictionary(int depth) {
    Value dictionary;
    dictionary.type = Type::dictionary;
    at_ += 2;
    while (true) {
        Value key = read(depth + 1);
        if (key.is(Type::end)) return dictionary;
        if (key.is(Type::keyword)) {
            if (key.text == ">>") return dictionary;
            if (key.text == "endobj" || key.text == "stream") {
                at_ -= key.text.size();
                return dictionary;
            }
            continue;
        }
        if (!key.is(Type::name)) {  // a value without a key: kept under no name, so that what it says is looked at
            dictionary.items.emplace_back();
            dictionary.items.push_back(std::move(key));
            continue;
        }
        std::size_t const before = at_;
        Value item = read(depth + 1);
        if (item.is(Type::keyword) || item.is(Type::end)) {
            at_ = item.is(Type::end) ? at_ : before;
            item = Value{};
            if (at_ == before) {
                skip_space();
                if (bytes_.substr(at_, 2) != ">>" && bytes_.substr(at_, 6) != "endobj" &&
                    bytes_.substr(at_, 6) != "stream") {
                    (void)read(depth + 1);
                }
            }
        }
        dictionary.items.push_back(std::move(key));
        dictionary.items.push_back(std::move(item));
    }
}

}  // namespace dhrdoc::xray
