#pragma once

#include <cstdint>
#include <vector>

#include "finding/finding.h"

namespace crosscheck {

// A directed graph over stacks.
class Graph {
 public:
  explicit Graph(std::size_t stacks = 0) : edges_(stacks) {}

  void add(StackId from, StackId to);
  bool has(StackId from, StackId to) const;
  const std::vector<StackId>& next(StackId from) const { return edges_[static_cast<std::size_t>(from)]; }
  std::size_t size() const { return edges_.size(); }

  // Whether `to` can be reached from `from` by one step or more. Worked out for all stacks by `close`, or at the first
  // question: before several threads ask, somebody has to.
  bool reaches(StackId from, StackId to) const;
  void close() const;

  // Sets of two or more stacks that reach each other, and single ones that reach themselves; each sorted.
  std::vector<std::vector<StackId>> cycles() const;

 private:
  std::vector<std::vector<std::uint32_t>> components() const;  // in reverse topological order

  std::vector<std::vector<StackId>> edges_;  // sorted, unique
  // By component: bits of components reached, which come before it; empty where there are none.
  mutable std::vector<std::vector<std::uint64_t>> reach_;
  mutable std::vector<std::uint32_t> component_;  // by stack
};

}  // namespace crosscheck
