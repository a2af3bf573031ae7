"""ZIP archives, hostile until read: bounded, in memory, never a path of the file system.

`cyberlint.archive.directory` tells what an archive holds without reading it, `cyberlint.archive.members`
reads it.
"""
