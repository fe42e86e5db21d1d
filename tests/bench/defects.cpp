#include "bench/defects.h"

#include <array>
#include <stdexcept>

#include "bench/construct.h"
#include "bench/stack.h"

namespace crosscheck::bench {
namespace {

std::string resource(const Stack& stack, const std::string& construct, std::string_view type,
                     std::string_view properties) {
  const Holes holes = {{"type", std::string(type)},
                       {"properties", std::string(properties)},
                       {"path", stack.id + '/' + construct + "/Resource"}};
  return fill(R"(  "@{#}": {
   "Type": "@{type}",
   "Properties": {
@{properties}
   },
   "Metadata": {
    "aws:cdk:path": "@{path}"
   }
  },
)",
              holes, [&](std::string_view beneath) { return stack.logical_id(construct, beneath); });
}

std::string property(std::string_view name, std::string_view value) {
  return "    \"" + std::string(name) + "\": \"" + std::string(value) + '"';
}

std::string queue(const Stack& stack, const std::string& name) {
  return resource(stack, "Planted" + name, "AWS::SQS::Queue", property("QueueName", name));
}

std::string role(const Stack& stack, const std::string& name) {
  return resource(stack, "Planted" + name, "AWS::IAM::Role", property("RoleName", name) + R"(,
    "AssumeRolePolicyDocument": {
     "Statement": [
      {
       "Action": "sts:AssumeRole",
       "Effect": "Allow",
       "Principal": {
        "Service": "lambda.amazonaws.com"
       }
      }
     ],
     "Version": "2012-10-17"
    })");
}

// A parameter whose value is given as JSON.
std::string parameter(const Stack& stack, const std::string& name, std::string_view value) {
  return resource(stack, "Planted" + name, "AWS::SSM::Parameter",
                  property("Name", "/planted/" + name) + ",\n" + property("Type", "String") +
                      ",\n    \"Value\": " + std::string(value));
}

std::string output(const std::string& id, const std::string& name) {
  return "  \"" + id + "\": {\n   \"Value\": \"" + id + "\",\n   \"Export\": {\n    \"Name\": \"" + name +
         "\"\n   }\n  },\n";
}

// The stack of that number, the next one in its environment, and others: of the other account, of another region.
class Planter {
 public:
  Planter(std::size_t stack, std::string tag, Planted& planted)
      : here_(stack), next_(stack + kEnvironments), tag_(std::move(tag)), planted_(planted) {}

  void duplicate_name() {
    for (std::size_t stack : {here_, next_}) at(stack).resources += queue(Stack(stack), "twice-" + tag_);
    for (std::size_t stack : everywhere()) at(stack).resources += queue(Stack(stack), "once-each-" + tag_);
    expect("duplicate-physical-name", "twice-" + tag_);
  }

  // IAM knows no regions.
  void duplicate_role() {
    for (std::size_t stack : {here_, other_region()}) at(stack).resources += role(Stack(stack), "twice-" + tag_);
    for (std::size_t stack : {here_, other_account()}) at(stack).resources += role(Stack(stack), "once-each-" + tag_);
    expect("duplicate-physical-name", "twice-" + tag_);
  }

  void duplicate_export() {
    for (std::size_t stack : {here_, next_}) at(stack).outputs += output("Twice" + tag_, "twice-" + tag_);
    for (std::size_t stack : everywhere()) at(stack).outputs += output("OnceEach" + tag_, "once-each-" + tag_);
    expect("duplicate-export", "twice-" + tag_);
  }

  void missing_export() {
    at(here_).resources +=
        parameter(Stack(here_), tag_, "{\n     \"Fn::ImportValue\": \"nowhere-" + tag_ + "\"\n    }");
    at(next_).resources +=
        parameter(Stack(next_), "import-" + tag_, "{\n     \"Fn::ImportValue\": \"here-" + tag_ + "\"\n    }");
    at(here_).outputs += output("Here" + tag_, "here-" + tag_);
    expect("missing-export", "nowhere-" + tag_);
  }

  void missing_parameter() {
    at(here_).resources += parameter(Stack(here_), tag_, "\"{{resolve:ssm:/planted/nowhere-" + tag_ + "}}\"");
    at(next_).resources += parameter(Stack(next_), "copy-" + tag_, "\"{{resolve:ssm:/planted/" + tag_ + "}}\"");
    expect("missing-parameter", "/planted/nowhere-" + tag_);
  }

  // The queue of the other environment, by its ARN.
  void cross_environment() {
    const Stack here(here_), next(next_), other(other_account());
    auto arn = [](const Stack& stack, const std::string& name) {
      return "\"arn:aws:sqs:" + stack.region + ':' + stack.account + ':' + name + '"';
    };
    at(other.number).resources += queue(other, "theirs-" + tag_);
    at(here_).resources += queue(here, "ours-" + tag_);
    at(here_).resources += parameter(here, tag_, arn(other, "theirs-" + tag_));
    at(next_).resources += parameter(next, "own-" + tag_, arn(here, "ours-" + tag_));
    expect("cross-environment-reference", "theirs-" + tag_);
  }

 private:
  Addition& at(std::size_t stack) { return planted_.by_stack[stack]; }
  void expect(std::string rule, std::string key) { planted_.defects.push_back({std::move(rule), std::move(key)}); }

  std::size_t environment() const { return here_ % kEnvironments; }
  std::size_t other_account() const { return here_ ^ 1; }
  std::size_t other_region() const { return here_ - environment() + (environment() + 2) % kEnvironments; }
  std::array<std::size_t, 3> everywhere() const { return {here_, other_account(), other_region()}; }

  std::size_t here_, next_;
  std::string tag_;
  Planted& planted_;
};

}  // namespace

Planted plant(const Plan& plan) {
  Planted planted;
  // Each defect starts in a stack of a whole round, and there has to be a next one.
  const std::size_t rounds = plan.stacks / kEnvironments;
  if (plan.defects > 0 && rounds < 2) throw std::runtime_error("defects need twelve stacks");
  constexpr std::array kKinds = {&Planter::duplicate_name, &Planter::duplicate_export,  &Planter::missing_export,
                                 &Planter::duplicate_role, &Planter::missing_parameter, &Planter::cross_environment};
  for (std::size_t i = 0; i < plan.defects; ++i) {
    // From stack to stack, with another kind in each round of an environment, so that many defects reach every file.
    Planter planter(i % ((rounds - 1) * kEnvironments), std::to_string(i), planted);
    (planter.*kKinds[(i + i / kEnvironments) % kKinds.size()])();
  }
  return planted;
}

}  // namespace crosscheck::bench
