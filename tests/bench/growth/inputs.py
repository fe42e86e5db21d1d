"""Makes the inputs whose cost must grow no faster than they do: inputs.py ROW SIZE FOLDER

Each row is a shape that made some step compare everything with everything, write a text again and again, or start over
for each element. SIZE is the number of whatever the row multiplies.
"""
import json
import os
import sys

ACCOUNT = "111111111111"
REGION = "eu-west-1"


class App:
    """A cloud assembly in a folder."""

    def __init__(self, folder):
        self.folder = folder
        self.artifacts = {}
        os.makedirs(folder, exist_ok=True)

    def write(self, name, template, indent=None):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
            json.dump(template, file, indent=indent)

    def stack(self, name, template=None, file=None, **properties):
        file = file or f"{name}.template.json"
        if template is not None:
            self.write(file, template)
        self.artifacts[name] = {
            "type": "aws:cloudformation:stack",
            "environment": f"aws://{ACCOUNT}/{REGION}",
            "properties": {"templateFile": file, **properties},
        }

    def finish(self):
        self.write("manifest.json", {"version": "36.0.0", "artifacts": self.artifacts})


def resources(properties_of, size, kind):
    return {f"R{i}": {"Type": kind, "Properties": properties_of(i)} for i in range(size)}


def topics(size, name):
    return resources(lambda i: {"TopicName": name(i)}, size, "AWS::SNS::Topic")


def missing_imports(app, size):
    """Stacks that import what nobody exports, beside twice as many exports."""
    stacks = max(1, size // 5)
    for number in range(stacks):
        uses = {f"Use{i}": {"Type": "AWS::SNS::Topic",
                            "Properties": {"DisplayName": {"Fn::ImportValue": f"Network-{number}-Vpc-{i}-Identifer"}}}
                for i in range(5)}
        outputs = {f"Out{i}": {"Value": f"v{i}", "Export": {"Name": f"Platform-{number}-Subnet-{i}-Identifier"}}
                   for i in range(10)}
        app.stack(f"Stack{number}", {"Resources": uses, "Outputs": outputs})


def unowned_arns(app, size):
    """Names that somebody owns, and ARNs of as many that nobody does."""
    app.stack("Owner", {"Resources": topics(size, lambda i: f"orders-{i:05}-events-of-the-shop")})
    app.stack("User", {"Resources": resources(
        lambda i: {"FunctionName": f"f{i}", "Role": "role",
                   "Environment": {"Variables": {
                       "TOPIC": f"arn:aws:sns:{REGION}:{ACCOUNT}:billing{i * 7919 % 99991:05}"}}},
        size, "AWS::Lambda::Function")})


def export_levels(app, size):
    """Each export joins two imports of the next."""
    outputs = {}
    for i in range(size):
        below = {"Fn::ImportValue": f"level{i + 1}"}
        outputs[f"O{i}"] = {"Export": {"Name": f"level{i}"},
                            "Value": {"Fn::Join": ["", [below, below]]} if i + 1 < size else "x"}
    app.stack("Levels", {"Resources": {"T": {"Type": "AWS::SNS::Topic", "Properties": {
        "TopicName": {"Fn::ImportValue": "level0"}}}}, "Outputs": outputs})


def map_levels(app, size):
    """Functions where maps may hold only literals."""
    def look(i):
        return {"Fn::FindInMap": ["M", f"l{i}", "v"]}
    levels = {f"l{i}": {"v": {"Fn::Join": ["", [look(i + 1), look(i + 1)]]} if i + 1 < size else "x"}
              for i in range(size)}
    app.stack("Maps", {"Mappings": {"M": levels}, "Resources": {
        "T": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": look(0)}}}})


def sub_variables(app, size):
    names = [f"v{i}" for i in range(size)]
    app.stack("Sub", {"Resources": {"T": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": {
        "Fn::Sub": ["".join("${" + name + "}" for name in names), {name: "x" for name in names}]}}}}})


def conditions(app, size):
    app.stack("Conditions", {
        "Conditions": {f"C{i}": {"Fn::Equals": ["a", "a"]} for i in range(size)},
        "Resources": {f"R{i}": {"Type": "AWS::SNS::Topic", "Condition": f"C{i}"} for i in range(size)}})


def parameters(app, size):
    app.stack("Parameters", {
        "Parameters": {f"P{i}": {"Type": "String", "Default": f"name-{i}"} for i in range(size)},
        "Resources": resources(lambda i: {"TopicName": {"Ref": f"P{i}"}}, size, "AWS::SNS::Topic")})


def map_keys(app, size):
    app.stack("Keys", {
        "Mappings": {"M": {f"k{i}": {"v": f"name-{i}"} for i in range(size)}},
        "Resources": resources(lambda i: {"TopicName": {"Fn::FindInMap": ["M", f"k{i}", "v"]}}, size,
                               "AWS::SNS::Topic")})


def unknown_conditions(app, size):
    app.stack("Ifs", {"Resources": resources(
        lambda i: {"TopicName": {"Fn::If": [f"Nowhere{i}", "a-name", "another"]}}, size, "AWS::SNS::Topic")})


def foreign_arns(app, size):
    """A policy with ARNs of many accounts."""
    arns = [f"arn:aws:sns:{REGION}:{222222222222 + i}:topic-{i}" for i in range(size)]
    app.stack("Policy", {"Resources": {"P": {"Type": "AWS::IAM::Policy", "Properties": {
        "PolicyName": "p", "Roles": ["r"], "PolicyDocument": {"Statement": [
            {"Effect": "Allow", "Action": "*", "Resource": arns}]}}}}})


def reference_chain(app, size):
    app.stack("Chain", {"Resources": {f"R{i}": {"Type": "AWS::SNS::Topic", "Properties": {
        "TopicName": {"Ref": f"R{i + 1}"} if i + 1 < size else "the-end"}} for i in range(size)}})


def nested_in_itself(app, size):
    """Stacks that hold their own template ten times."""
    for number in range(size):
        name = f"Nest{number}"
        app.stack(name, {"Resources": {f"N{i}": {
            "Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": "x"},
            "Metadata": {"aws:asset:path": f"{name}.template.json", "aws:asset:property": "TemplateURL"}}
            for i in range(10)}})


def shared_template(app, size):
    """Many stacks of one template."""
    app.write("shared.template.json", {"Resources": topics(200, lambda i: f"shared-{i}")})
    for number in range(size):
        app.stack(f"Stack{number}", file="shared.template.json", stackName=f"stack-{number}")


def slashes(app, size):
    app.stack("Paths", {"Resources": {"T": {"Type": "AWS::SNS::Topic", "Metadata": {
        "aws:cdk:path": "Paths" + "/" * size + "T/Resource"}, "Properties": {"TopicName": "twice"}},
        "U": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "twice"}}}})
    app.artifacts["Paths"]["metadata"] = {"/Paths" + "/" * size + "T/Resource": [
        {"type": "aws:cdk:logicalId", "data": "T"}]}


def duplicates(app, size):
    """Minified: every name appears twice."""
    app.stack("Twice", {"Resources": topics(size, lambda i: f"name-{i // 2}")})


def missing_templates(app, size):
    for number in range(size):
        app.stack(f"Gone{number}")


ROWS = {row.__name__: row for row in (
    missing_imports, unowned_arns, export_levels, map_levels, sub_variables, conditions, parameters, map_keys,
    unknown_conditions, foreign_arns, reference_chain, nested_in_itself, shared_template, slashes, duplicates,
    missing_templates)}

if __name__ == "__main__":
    row, size, folder = sys.argv[1:]
    made = App(folder)
    ROWS[row](made, int(size))
    made.finish()
