#pragma once

// A template of two resources that claim one name.
inline constexpr const char* kTwins =
    R"({"Resources":{"A":{"Type":"AWS::S3::Bucket","Properties":{"BucketName":"orchard"}},)"
    R"("B":{"Type":"AWS::S3::Bucket","Properties":{"BucketName":"orchard"}}}})";
