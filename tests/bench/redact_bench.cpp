// How long 100 pages take to redact, by the number of people in the key, by the length of the text, and where every
// sentence of it has to do with the protected day.
#include "redact/redact.h"

#include <benchmark/benchmark.h>

#include <array>
#include <string>

namespace {

using namespace dhrdoc;

constexpr std::array<char const*, 8> heads = {"Bran", "Cor", "Dal", "El", "Fen", "Gor", "Hal", "Ister"};
constexpr std::array<char const*, 8> middles = {"wick", "mond", "thor", "bert", "lind", "garth", "stan", "rick"};
constexpr std::array<char const*, 8> tails = {"son", "ley", "worth", "field", "more", "ham", "by", "sett"};

std::string made_name(std::size_t n) {
    return std::string(heads[n % 8]) + middles[n / 8 % 8] + tails[n / 64 % 8] + (n >= 512 ? "ing" : "");
}

model::Policy policy_of(std::size_t people) {
    auto key = std::make_shared<model::Identities>();
    for (std::size_t i = 0; i < people; ++i) {
        model::PersonIdentity person;
        person.id = "person-" + std::to_string(i);
        person.name.value = made_name(i) + " " + made_name(i * 7 + 3);
        person.also.resize(1);
        person.also.front().value = made_name(i * 11 + 5);
        person.pseudonym.value = "Person " + std::to_string(i);
        key->people.push_back(std::move(person));
    }
    model::ProtectedDate death;
    death.day.date = std::chrono::year(2021) / 3 / 12;
    death.why = model::Why::death;
    death.publish = model::Publish::month;
    death.id = "death";
    key->dates.push_back(death);
    model::Policy out;
    out.identities = key;
    return out;
}

/// A page of about 460 words in paragraphs as reviews have them, with names and dates in it.
model::Document document_of(std::size_t pages, std::size_t people) {
    model::Document out;
    std::size_t n = 0;
    for (std::size_t page = 0; page < pages; ++page) {
        for (int paragraph = 0; paragraph < 3; ++paragraph) {
            std::string text;
            for (int sentence = 0; sentence < 4; ++sentence) {
                text += "The agencies that had been in contact with " + made_name(n % people) +
                        " did not share what they knew with each other. ";
                text += "On " + std::to_string(n % 28 + 1) +
                        " March 2021 the officer recorded that the risk was medium and no referral was made.\u00A0";
                ++n;
            }
            model::Block block;
            block.text = model::StyledText::plain(text);
            out.blocks.push_back(std::move(block));
        }
    }
    return out;
}

void by_people(benchmark::State& state) {
    auto const people = static_cast<std::size_t>(state.range(0));
    auto const withheld = redact::compile(policy_of(people));
    auto const document = document_of(100, people);
    base::Sources const sources;
    for (auto _ : state) {
        base::Diagnostics diagnostics;
        benchmark::DoNotOptimize(redact::redact(document, *withheld, sources, diagnostics));
    }
}
BENCHMARK(by_people)->Arg(10)->Arg(60)->Arg(300)->Arg(1000)->Unit(benchmark::kMillisecond);

void by_pages(benchmark::State& state) {
    auto const withheld = redact::compile(policy_of(60));
    auto const document = document_of(static_cast<std::size_t>(state.range(0)), 60);
    base::Sources const sources;
    for (auto _ : state) {
        base::Diagnostics diagnostics;
        benchmark::DoNotOptimize(redact::redact(document, *withheld, sources, diagnostics));
    }
}
BENCHMARK(by_pages)->Arg(25)->Arg(50)->Arg(100)->Arg(200)->Unit(benchmark::kMillisecond);

/// Every sentence counts from the death: three pages in a hundred do in a real report, here all of them.
void with_days(benchmark::State& state) {
    auto const withheld = redact::compile(policy_of(60));
    model::Document document;
    for (int paragraph = 0; paragraph < static_cast<int>(state.range(0)) * 3; ++paragraph) {
        std::string text;
        for (int sentence = 0; sentence < 4; ++sentence) {
            int const n = paragraph * 4 + sentence;
            text += "He was seen by the nurse on " + std::to_string(n % 28 + 1) + " " + (n % 2 == 0 ? "June" : "May") +
                    " 2020, about " + std::to_string(n % 9 + 38) + " weeks before her death. Some time later, on a " +
                    (n % 3 == 0 ? "Monday" : "Friday") + ", she left. ";
        }
        model::Block block;
        block.text = model::StyledText::plain(text);
        document.blocks.push_back(std::move(block));
    }
    base::Sources const sources;
    for (auto _ : state) {
        base::Diagnostics diagnostics;
        benchmark::DoNotOptimize(redact::redact(document, *withheld, sources, diagnostics));
    }
}
BENCHMARK(with_days)->Arg(3)->Arg(25)->Arg(100)->Unit(benchmark::kMillisecond);

void compiling(benchmark::State& state) {
    auto const policy = policy_of(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(redact::compile(policy));
}
BENCHMARK(compiling)->Arg(10)->Arg(60)->Arg(1000)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
