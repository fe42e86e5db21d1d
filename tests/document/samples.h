#pragma once

#include <string_view>

namespace crosscheck {

inline constexpr std::string_view kJsonSamples[] = {
    R"({"a":[1,-2.5,3e4],"b":{"c":"d\n\u00e9\ud83d\ude00é"},"e":true,"f":null,"g":""})",

    R"({
 "Resources": {
  "UploadsBucket5E5E9B64": {
   "Type": "AWS::S3::Bucket",
   "Properties": {
    "BucketName": { "Fn::Join": [ "-", [ "spaceport-uploads", { "Ref": "AWS::Region" } ] ] },
    "VersioningConfiguration": { "Status": "Enabled" }
   },
   "UpdateReplacePolicy": "Retain",
   "Metadata": { "aws:cdk:path": "Spaceport/Uploads/Resource" }
  },
  "Handler886CB40B": {
   "Type": "AWS::Lambda::Function",
   "Properties": {
    "Code": { "ZipFile": "exports.handler = async () => {\n  console.log(\"hi\\t\");\n};" },
    "MemorySize": 512,
    "Role": { "Fn::GetAtt": [ "HandlerServiceRole", "Arn" ] }
   },
   "DependsOn": [ "HandlerServiceRole" ]
  }
 },
 "Outputs": {
  "UploadsName": { "Value": { "Ref": "UploadsBucket5E5E9B64" }, "Export": { "Name": "uploads-name" } }
 }
}
)",

    R"([[],{},[[]],[{}],{"":[]},"", 0, -0.0, 1E+2, false, "\"\\\/\b\f\n\r\t", {"x" : {"y" : [ 1 , 2 , 3 ] } } ])",
};

inline constexpr std::string_view kYamlSamples[] = {
    R"(AWSTemplateFormatVersion: 2010-09-09
Description: "uploads\tof the spaceport"
Parameters:
  Stage: { Type: String, Default: 'prod', AllowedValues: [prod, "staging"] }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  # the only bucket
  Uploads:
    Type: AWS::S3::Bucket
    Condition: IsProd
    Properties:
      BucketName: !Sub '${AWS::StackName}-uploads'
      Tags:
      - Key: team
        Value: it''s ours
      - {Key: cost, Value: 0644}
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: !Join
        - '-'
        - - !Ref AWS::StackName
          - role
      Policy: |
        first line
          second line

      Folded: >-
        one
        two
      Plain: several
        lines
      Arn: !GetAtt Uploads.Arn
      Nothing:
      Also: ~
Outputs:
  Name:
    Value: !If [IsProd, !GetAtt Uploads.DomainName, !ImportValue other-name]
    Export:
      Name: uploads
)",

    R"(- 1
- -2.5
- [true, False, null, ~, yes, "no", 'null', 0x10, 1e3, 123456789012]
- a: {b: [], c: {}}
  "quoted key": 'single ''quotes'''
  d:
  - e
  - f: 2010-09-09
- "é € 😀 \u00e9"
- ünï cödé
)",
};

}  // namespace crosscheck
