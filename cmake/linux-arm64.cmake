# Cross-building for linux-arm64 on Debian with g++-aarch64-linux-gnu. `./dev package --arm64` unpacks the libraries' packages of
# that architecture into build/arm64-libraries; the headers are the same for all. What the build itself runs, qemu runs.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(CMAKE_CXX_COMPILER aarch64-linux-gnu-g++)
set(CMAKE_CROSSCOMPILING_EMULATOR qemu-aarch64-static)
set(libraries ${CMAKE_CURRENT_LIST_DIR}/../build/arm64-libraries)
set(ENV{PKG_CONFIG_LIBDIR} ${libraries}/usr/lib/aarch64-linux-gnu/pkgconfig)
set(ENV{PKG_CONFIG_SYSROOT_DIR} ${libraries})
