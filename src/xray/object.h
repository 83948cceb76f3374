// Takes the bytes of a PDF; makes its values: numbers, strings, names, arrays, dictionaries, references.
#pragma once

#include "base/digits.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dhrdoc::xray {

enum class Type : std::uint8_t { null, boolean, number, string, name, array, dictionary, reference, keyword, end };

/// One value of a PDF, by value. Strings and names are decoded (octal, hex, #xx); a dictionary holds its keys and
/// values by turns in `items`, in the order of the file, with doubles kept: a value that a later one hides is still in
/// the file.
struct Value {
    Type type = Type::null;
    int generation = 0;
    double number = 0;  // also the number of the object that a reference means
    std::string text;
    std::vector<Value> items;

    [[nodiscard]] bool is(Type wanted) const { return type == wanted; }
    [[nodiscard]] bool is_name(std::string_view name) const { return type == Type::name && text == name; }
    [[nodiscard]] int integer() const;
    /// The last value of a key, or a null.
    [[nodiscard]] Value const& operator[](std::string_view key) const;
    [[nodiscard]] bool has(std::string_view key) const { return (*this)[key].type != Type::null; }
};

/// From `begin` up to, not including, `end`: bytes of the file.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
};

[[nodiscard]] bool is_space(char c);
[[nodiscard]] bool is_delimiter(char c);
[[nodiscard]] bool is_digit(char c);
using base::hex_digit;
/// Reads digits with a sign and a point, as lenient as readers are. Moves `at` past them.
[[nodiscard]] double read_number(std::string_view bytes, std::size_t& at);
/// Read from the byte after the opening bracket; `at` ends after the closing one.
void read_literal_string(std::string_view bytes, std::size_t& at, std::string& out);
void read_hex_string(std::string_view bytes, std::size_t& at, std::string& out);
/// Read from the byte after the slash.
void read_name(std::string_view bytes, std::size_t& at, std::string& out);

/// Reads values one after the other. Never throws, never goes deeper than a bound, always moves on.
class Lexer {
public:
    explicit Lexer(std::string_view bytes, std::size_t at = 0) : bytes_(bytes), at_(at) {}

    /// The next value; Type::keyword for a word such as `endobj`, Type::end after the last.
    [[nodiscard]] Value read() { return read(0); }
    void skip_space();
    /// True, and moved on, if the word comes next.
    bool take(std::string_view word);
    [[nodiscard]] std::size_t at() const { return at_; }
    void go_to(std::size_t at) { at_ = at; }
    [[nodiscard]] bool at_end() const { return at_ >= bytes_.size(); }
    /// The comments that were passed, without their end of line.
    [[nodiscard]] std::vector<Span> const& comments() const { return comments_; }

private:
    Value read(int depth);
    Value read_number_or_reference();
    Value read_array(int depth);
    Value read_dictionary(int depth);

    std::string_view bytes_;
    std::size_t at_;
    std::vector<Span> comments_;
};

}  // namespace dhrdoc::xray
