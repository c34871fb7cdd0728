# Builds law/*.md and law/scenarios/*/*.scenario into the program, as raw string literals.
# The delimiter cannot stand in a text: law files are checked not to hold it.

function(penstock_bundle_law output)
    file(GLOB laws CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/law/*.md)
    list(FILTER laws EXCLUDE REGEX "README\\.md$")
    file(GLOB scenarios CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/law/scenarios/*/*.scenario)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${laws} ${scenarios})
    set(law_entries "")
    foreach(path IN LISTS laws)
        get_filename_component(name ${path} NAME_WLE)
        penstock_raw_literal(${path} literal)
        string(APPEND law_entries "        {\"${name}\", ${literal}},\n")
    endforeach()
    set(scenario_entries "")
    foreach(path IN LISTS scenarios)
        file(RELATIVE_PATH name ${CMAKE_SOURCE_DIR}/law/scenarios ${path})
        penstock_raw_literal(${path} literal)
        string(APPEND scenario_entries "        {\"${name}\", ${literal}},\n")
    endforeach()
    file(WRITE ${output}.new "// Made by cmake/bundle_law.cmake from law/.\n#include \"bundled_law.h\"\n\n"
        "namespace penstock {\n\n"
        "std::vector<cli::BundledText> bundled_laws() {\n    return {\n${law_entries}    };\n}\n\n"
        "std::vector<cli::BundledText> bundled_scenarios() {\n    return {\n${scenario_entries}    };\n}\n\n"
        "}  // namespace penstock\n")
    file(COPY_FILE ${output}.new ${output} ONLY_IF_DIFFERENT)
endfunction()

# A raw string literal with the file's text.
function(penstock_raw_literal path result)
    file(READ ${path} text)
    string(FIND "${text}" ")PENSTOCK_LAW\"" found)
    if(NOT found EQUAL -1)
        message(FATAL_ERROR "${path} holds the delimiter of its literal")
    endif()
    set(${result} "R\"PENSTOCK_LAW(${text})PENSTOCK_LAW\"" PARENT_SCOPE)
endfunction()
