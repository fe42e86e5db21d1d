#pragma once

#include <cstddef>
#include <cstdint>

// What one run may cost, whatever it is given. docs/limits.md says what each limits and what is said where it is
// reached; a test compares the values.
namespace crosscheck::limits {

inline constexpr std::uint64_t kKiB = 1024, kMiB = 1024 * kKiB, kGiB = 1024 * kMiB;

// Reading.
inline constexpr std::size_t kFileBytes = 16 * kMiB;
inline constexpr std::size_t kAnswerBytes = 64 * kMiB;
inline constexpr std::uint64_t kRunBytes = 4 * kGiB;
inline constexpr std::size_t kProblemsInFile = 100;
inline constexpr std::size_t kDeployments = 20'000;
inline constexpr std::size_t kDeployedParameters = 500;
inline constexpr std::size_t kFoundFiles = 20'000;
inline constexpr std::size_t kFolderDepth = 12;

// A stack with those nested in it.
inline constexpr std::size_t kNestingDepth = 8;
inline constexpr std::size_t kNestedStacks = 2'000;
inline constexpr std::size_t kStackText = 16 * kMiB;
inline constexpr std::size_t kTextLength = 64 * kKiB;
inline constexpr std::size_t kFunctionDepth = 64;
inline constexpr std::size_t kFunctionItems = 4'096;
inline constexpr std::size_t kPropertyValues = 10'000;
inline constexpr std::size_t kClaimsOfShape = 256;

// The run: what stacks cost beyond reading each file once.
inline constexpr std::size_t kRepeatedFiles = 20'000;
inline constexpr std::size_t kRepeatedBytes = 256 * kMiB;
inline constexpr std::size_t kRepeatedNames = 200'000;
inline constexpr std::size_t kRunText = 64 * kMiB;
inline constexpr std::size_t kFollowedText = 64 * kMiB;
inline constexpr std::size_t kFollowedDepth = 256;

// The report.
inline constexpr std::size_t kFindings = 10'000;
inline constexpr std::size_t kShownText = 2'048;
inline constexpr std::size_t kMarks = 100;
inline constexpr std::size_t kMarkedWell = 200;
inline constexpr std::size_t kMarksOfOthers = 5;
inline constexpr std::size_t kSearchedSource = 64 * kMiB;
inline constexpr std::size_t kFindingsInElement = 50;
inline constexpr std::size_t kMarksInElement = 10;

}  // namespace crosscheck::limits
