#pragma once

#include <cstddef>
#include <memory>

namespace crosscheck {

// Room for so many, without the zeros that `std::make_unique` writes first. Not every standard library has
// `std::make_unique_for_overwrite`.
template <typename T>
std::unique_ptr<T[]> uninitialized(std::size_t count) {
  return std::unique_ptr<T[]>(new T[count]);
}

}  // namespace crosscheck
