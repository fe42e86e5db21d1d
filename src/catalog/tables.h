#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "catalog/catalog.h"
#include "text/hash.h"

namespace crosscheck {

// What `src/tables` writes into the build folder, and `catalog.cpp` looks things up in.

// How the name stands in an ARN, behind the literal text that the resource part begins with.
enum class ArnName : std::uint8_t {
  Plain,             // up to the next `:` or `/`
  Whole,             // up to the next `:`; not an ARN of this type if there is a `/` before it
  Slashes,           // up to the next `:`; names may hold `/`
  Path,              // behind the last `/`: IAM paths are not part of the name
  Prefixed,          // the literal text is part of the name: `alias/key`
  Parameter,         // as SSM writes them: `parameter/a/b` is `/a/b`, `parameter/a` is `a`
  Secret,            // up to the next `:`, less the six random characters that Secrets Manager appends
  UnderParent,       // `parent/name`
  MaybeUnderParent,  // the same, but without the parent where that is the default one
};

struct ArnShape {
  std::uint32_t hash;  // `key_hash` of the service
  std::string_view service;
  std::string_view prefix;  // "table/"
  bool region, account;     // whether ARNs of this shape hold them
  ArnName name;
  std::uint16_t type;  // index into `kTypes`
};

struct UrlShape {
  std::string_view pattern;
  std::string_view sign;     // the longest part of it that is no variable
  std::string_view follows;  // what may come next: characters; empty: nothing
  std::uint16_t type;
};

struct SpaceType {
  std::string_view space;
  std::uint16_t type;
};

struct PropertiesOfType {
  std::string_view type;
  std::span<const PropertyPath> paths;
};

extern const std::span<const TypeInfo> kTypes;           // sorted by type
extern const std::span<const std::uint16_t> kTypeSlots;  // by `key_hash`: positions in `kTypes`, plus one; 0: empty
extern const std::span<const ArnShape> kArnShapes;       // sorted by hash and service, longer prefixes first
extern const std::span<const UrlShape> kUrlShapes;
extern const std::span<const CallParameter> kCallParameters;       // sorted by operation
extern const std::span<const SpaceType> kSpaceTypes;               // sorted by space
extern const std::span<const PropertiesOfType> kLooseProperties;   // sorted by type
extern const std::span<const PropertiesOfType> kSecureProperties;  // likewise
extern const std::span<const Quota> kQuotas;
extern const std::span<const Issuer> kIssuers;               // sorted by name
extern const std::span<const std::string_view> kQuietTypes;  // sorted

}  // namespace crosscheck
