// Nothing but the headers that all tests share, which CMake precompiles: see tests/CMakeLists.txt.
