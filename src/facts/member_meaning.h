#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "document/document.h"

namespace crosscheck {

// What a member's name says about its value.
enum class Meaning { None, Call, Import, StackOutput, Choice, Composition, Trust, Principal, Denial, Id };

struct Meaningful {
  std::string_view name;
  Meaning meaning;
  std::uint32_t unless_extent = 0xffffffff;  // of the value: then it means nothing
  std::uint32_t hash = key_hash(name);
};
constexpr std::array kMeaningful = {
    Meaningful{"Ref", Meaning::Call},  // what these name is in this template
    Meaningful{"Fn::GetAtt", Meaning::Call},
    Meaningful{"Fn::ImportValue", Meaning::Import},
    Meaningful{"Fn::GetStackOutput", Meaning::StackOutput},
    Meaningful{"Fn::If", Meaning::Choice},
    Meaningful{"Fn::Join", Meaning::Composition},
    Meaningful{"Fn::Sub", Meaning::Composition},
    Meaningful{"Principal", Meaning::Principal},  // whom policies trust: meant to point elsewhere
    Meaningful{"NotPrincipal", Meaning::Principal},
    Meaningful{"AwsAccountWhitelist", Meaning::Principal},  // what SAM makes principals of
    Meaningful{"AwsAccountBlacklist", Meaning::Principal},
    Meaningful{"Effect", Meaning::Denial, sizeof "\"Allow\"" - 1},  // of a policy's statement
    Meaningful{"NotResource", Meaning::Trust},                      // nobody needs what a policy leaves out
    Meaningful{"Condition", Meaning::Trust},
    Meaningful{"Tags", Meaning::Trust},
    Meaningful{"VpcId", Meaning::Id},  // what no template creates under that name, and lookups find out
    Meaningful{"VPCId", Meaning::Id},
    Meaningful{"SubnetId", Meaning::Id},
    Meaningful{"SubnetIds", Meaning::Id},
    Meaningful{"Subnets", Meaning::Id},
    Meaningful{"VPCZoneIdentifier", Meaning::Id},
    Meaningful{"SecurityGroupIds", Meaning::Id},
    Meaningful{"SecurityGroups", Meaning::Id},
    Meaningful{"VpcSecurityGroupIds", Meaning::Id},
    Meaningful{"VPCSecurityGroups", Meaning::Id},
    Meaningful{"GroupId", Meaning::Id},
    Meaningful{"RouteTableId", Meaning::Id},
    Meaningful{"RouteTableIds", Meaning::Id},
    Meaningful{"HostedZoneId", Meaning::Id},
    Meaningful{"ImageId", Meaning::Id},
    Meaningful{"AvailabilityZone", Meaning::Id},
    Meaningful{"AvailabilityZones", Meaning::Id},
};

// The positions in `kMeaningful`, plus one, by a byte of the hash, so that nearly every member is passed over by one
// look; 0: none of them.
constexpr std::size_t place_of(std::uint32_t hash) { return hash >> 8 & 0xff; }
constexpr std::array<std::uint8_t, 256> kMeaningfulPlaces = [] {
  std::array<std::uint8_t, 256> places{};
  for (std::size_t i = kMeaningful.size(); i-- > 0;) {  // where two share a byte, the first of them stays
    places[place_of(kMeaningful[i].hash)] = static_cast<std::uint8_t>(i + 1);
  }
  return places;
}();
// By position: the other one that shares its byte, else itself.
constexpr std::array<std::uint8_t, kMeaningful.size()> kMeaningfulTwins = [] {
  std::array<std::uint8_t, kMeaningful.size()> twins{};
  for (std::size_t i = 0; i < twins.size(); ++i) twins[i] = static_cast<std::uint8_t>(i);
  for (std::size_t i = 0; i < twins.size(); ++i) {
    const std::size_t first = kMeaningfulPlaces[place_of(kMeaningful[i].hash)] - 1U;
    if (first != i && twins[first] != first) throw "three of them share a byte";
    if (first != i) twins[first] = static_cast<std::uint8_t>(i);
  }
  return twins;
}();

inline Meaning meaning(const Document& document, const Node& member) {
  const std::size_t place = kMeaningfulPlaces[place_of(member.key)];
  if (place == 0) return Meaning::None;
  const Meaningful* one = &kMeaningful[place - 1];
  if (one->hash != member.key) one = &kMeaningful[kMeaningfulTwins[place - 1]];
  const bool is_one = one->hash == member.key && one->unless_extent != member.extent;
  return is_one && Element(document, member).key_is(one->name) ? one->meaning : Meaning::None;
}

}  // namespace crosscheck
