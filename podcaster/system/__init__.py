"""What the stages ask of the machine. Nothing here knows of articles or audio.

files          atomic writes, locks and unfinished files
user_files     files that people name: bounded reads, devices, pipes
content_store  a content-addressed cache on disk
http           one bounded HTTP exchange
ffmpeg         the encoder's program: where it is, and running it
process_pool   worker processes as an executor; worker: what runs in one
cluster        a Dask scheduler as an executor
signals        Ctrl-C and SIGTERM around the start of other programs
validation     values from files checked against types (msgspec)
toml           parsing TOML; toml_lines: the lines of its keys; toml_file: both, with errors that name the line
"""
